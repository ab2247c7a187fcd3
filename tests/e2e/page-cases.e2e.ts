import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { rightClick } from '../browsers/context-menu.ts';
import { pressKeys } from '../browsers/input.ts';
import { pointerMap, type PointerMap } from '../browsers/pointer-map.ts';
import { until } from '../browsers/until.ts';
import { pageCases } from '../pages/cases/all-cases.ts';
import { expectedUri, serveFixture, type Encodings, type Fixture } from '../pages/fixtures.ts';
import { inspectScript, inspectionSchema, type Inspection } from '../pages/inspect-capture.ts';
import { keepTable } from '../pages/keep-table.ts';
import { makeEncodings } from '../pages/make-encodings.ts';
import type { PageCase } from '../pages/page-case.ts';
import { startPageServer, type PageServer } from '../pages/page-server.ts';
import { isPlainScript, locatedSchema, locateScript, serveCase } from '../pages/serve-case.ts';
import { judge, type CaseResult } from '../pages/verdict.ts';
import { OVERLAY } from './region-lab.ts';
import { EXTRACT_TEXT, startChromiumLab, type ChromiumLab } from './chromium-lab.ts';

let lab: ChromiumLab;
let far: PageServer;
let card: Encodings;
let fixture: Fixture;
let inspector: Page;
let page: Page;
let map: PointerMap;

beforeAll(async () => {
  [lab, far] = await Promise.all([
    startChromiumLab({ args: ['--enable-unsafe-swiftshader'] }),
    startPageServer(),
  ]);
  await lab.setToken('test-token');
  lab.api.play({ kind: 'answer', text: 'x' });
  const studio = await lab.chromium.newPage(lab.site.page('/studio', ''));
  card = await makeEncodings(studio);
  await studio.close();
  fixture = serveFixture(card, lab.site, far);
  inspector = await lab.chromium.extensionPage('options.html');
  page = await lab.chromium.newPage(lab.site.page('/start', ''));
  map = await pointerMap(lab.chromium, page);
});
afterAll(async () => {
  await lab.close();
  await far.close();
});

const script = (body: string, ...args: unknown[]) =>
  `(async (...args) => { ${body} })(...${JSON.stringify(args)})`;

async function chooseFromMenu(x: number, y: number): Promise<void> {
  // Its moves show that the page takes the pointer again. A frame keeps them to itself.
  map = await pointerMap(lab.chromium, page).catch(() => map);
  const menu = await rightClick(lab.chromium, page, { clientX: x, clientY: y }, map);
  // The page's own menu ends with another item than those of images, links and films.
  const isPlain = await page.evaluate(script(isPlainScript, x, y));
  await menu.choose(...(isPlain === true ? (['l', 'e'] as const) : EXTRACT_TEXT));
}

/** From the popup, with the only image of the page outlined. */
async function openPicker(): Promise<void> {
  await lab.chromium.clickToolbarButton(page);
  await lab.click(await lab.chromium.waitForPopup(), 'aria/Pick an image…[role="button"]');
  await page.waitForFunction(
    (overlay) => document.activeElement?.matches(overlay) === true,
    {},
    OVERLAY,
  );
  await pressKeys(lab.display, 'Right');
}

/** In the frame of the image. */
async function isPickerOpen(): Promise<boolean> {
  const found = await Promise.all(page.frames().map((frame) => frame.$(OVERLAY).catch(() => null)));
  return found.some((overlay) => overlay !== null);
}

async function capture(pageCase: PageCase, index: number): Promise<Inspection | 'not here' | null> {
  await page.goto(serveCase(pageCase, fixture, index));
  if (pageCase.needs && !(await page.evaluate(pageCase.needs))) return 'not here';
  if (pageCase.ready) await page.waitForFunction(pageCase.ready, { timeout: 5_000 });
  const target = pageCase.target ?? '#t';
  const locate = async (selector: string) =>
    z.parse(locatedSchema, await page.evaluate(script(locateScript, selector)));
  const { x, y } = await locate(target);
  const { box } = await locate(pageCase.shownOf ?? target);
  const expected =
    pageCase.pixels === 'shown'
      ? `data:image/png;base64,${await page.screenshot({ encoding: 'base64' })}`
      : expectedUri(card, pageCase.pixels);
  const since = Date.now();
  if (pageCase.noMenu?.includes('chromium')) await openPicker();
  else await chooseFromMenu(x, y);
  const seen = await until(
    pageCase.name,
    async () => {
      // Where the menu names no image, the picker shows what it takes for it; Enter confirms.
      if (await isPickerOpen()) await pressKeys(lab.display, 'Return');
      return z
        .nullable(inspectionSchema)
        .parse(
          await inspector.evaluate(
            script(inspectScript, since, expected, pageCase.pixels === 'shown' ? box : null),
          ),
        );
    },
    { deadlineMs: 15_000, everyMs: 50 },
  ).catch(() => null);
  const popup = await lab.chromium.waitForPopup(2_000).catch(() => null);
  await popup?.close().catch(() => undefined);
  return seen;
}

it('captures what is meant on every page', { timeout: 240_000 }, async () => {
  const only = process.env['CASE'];
  const results: CaseResult[] = [];
  for (const [index, pageCase] of pageCases.entries()) {
    if (only !== undefined && !pageCase.name.includes(only)) continue;
    const seen = await capture(pageCase, index).catch(async (error: unknown) => {
      console.log(pageCase.name, error);
      await pressKeys(lab.display, 'Escape', 'Escape', 'Escape');
      return null;
    });
    if (seen === 'not here') console.log(`Not to be seen in this browser: ${pageCase.name}`);
    else results.push(judge(pageCase, 'chromium', seen));
  }
  await keepTable('chromium', results);
  const right = results.filter(({ isRight }) => isRight).length;
  expect(right / results.length).toBeGreaterThanOrEqual(0.95);
});
