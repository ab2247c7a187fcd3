import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { launchChromium } from '../browsers/chromium.ts';
import { startDisplay } from '../browsers/display.ts';
import { chooseItem, openMenuInTab } from '../browsers/firefox-menu.ts';
import { FirefoxPopup } from '../browsers/firefox-popup.ts';
import { launchFirefox, type Firefox } from '../browsers/firefox.ts';
import { until } from '../browsers/until.ts';
import { startDeepInfra, type DeepInfraServer } from '../deepinfra/server.ts';
import { pageCases } from '../pages/cases/all-cases.ts';
import { expectedUri, serveFixture, type Encodings, type Fixture } from '../pages/fixtures.ts';
import { hostilePages } from '../pages/hostile-pages.ts';
import { inspectScript, inspectionSchema, type Inspection } from '../pages/inspect-capture.ts';
import { keepTable } from '../pages/keep-table.ts';
import { makeEncodings } from '../pages/make-encodings.ts';
import type { PageCase } from '../pages/page-case.ts';
import { startPageServer, type PageServer } from '../pages/page-server.ts';
import { locateScript, locatedSchema, serveCase } from '../pages/serve-case.ts';
import { judge, type CaseResult } from '../pages/verdict.ts';
import { CHROME_BUILD } from './chromium-lab.ts';
import { FIREFOX_BUILD } from './firefox-build.ts';

let api: DeepInfraServer;
let own: PageServer;
let far: PageServer;
let firefox: Firefox;
let popup: FirefoxPopup;
let card: Encodings;
let fixture: Fixture;
let inspector: string;
let tab: string;

beforeAll(async () => {
  [api, own, far] = await Promise.all([startDeepInfra(), startPageServer(), startPageServer()]);
  card = await encodedInChromium();
  fixture = serveFixture(card, own, far);
  // Read by the API's stand-in at once, with a fixed text.
  api.play({ kind: 'answer', text: 'x' });
  await start(1);
});
afterAll(async () => {
  await firefox.close();
  await Promise.all([api.close(), own.close(), far.close()]);
});

/** A Firefox with so many device pixels per CSS pixel. */
async function start(pixelRatio: number): Promise<void> {
  const preferences = { 'layout.css.devPixelsPerPx': String(pixelRatio) };
  firefox = await launchFirefox({ extension: FIREFOX_BUILD, standIn: api, preferences });
  popup = new FirefoxPopup(firefox);
  inspector = await firefox.extensionPage('options.html');
  await firefox.evaluate(
    z.null(),
    `await browser.storage.local.set({ deepinfraToken: 'test-token' })`,
  );
  tab = await firefox.newTab(own.page('/start', ''));
}

/** Both browsers are shown the same files. */
async function encodedInChromium(): Promise<Encodings> {
  const display = await startDisplay();
  const chromium = await launchChromium({ display, extension: CHROME_BUILD });
  const made = await makeEncodings(await chromium.newPage(own.page('/studio', '')));
  await chromium.close();
  await display.stop();
  return made;
}

async function capture(pageCase: PageCase, index: number): Promise<Inspection | 'not here' | null> {
  await firefox.goto(serveCase(pageCase, fixture, index));
  const is = (expression: string) =>
    firefox.evaluate(z.boolean(), `return Boolean(window.eval(args[0]))`, expression);
  if (pageCase.needs && !(await is(pageCase.needs))) return 'not here';
  const { ready } = pageCase;
  if (ready) {
    await until(`${pageCase.name} is ready`, () => is(ready));
  }
  const target = pageCase.target ?? '#t';
  const { x, y, box } = await firefox.evaluate(locatedSchema, locateScript, target);
  const ratio = await firefox.evaluate(z.number(), 'return devicePixelRatio');
  const expected =
    pageCase.pixels === 'shown'
      ? `data:image/png;base64,${(await firefox.screenshot()).toString('base64')}`
      : expectedUri(card, pageCase.pixels);
  const since = Date.now();
  await openMenuInTab(firefox, { x, y });
  await chooseItem(firefox, 'Legible', 'Extract text');
  await firefox.switchTo(inspector);
  const seen = await until(
    pageCase.name,
    () =>
      firefox.evaluate(
        z.nullable(inspectionSchema),
        inspectScript,
        since,
        expected,
        pageCase.pixels === 'shown' ? box.map((side) => side * ratio) : null,
      ),
    { deadlineMs: 15_000, everyMs: 50 },
  ).catch((error: unknown) => {
    console.log(pageCase.name, error);
    return null;
  });
  await firefox.switchTo(tab);
  if (await popup.isOpen()) await popup.close();
  return seen;
}

it('captures what is meant on every page', { timeout: 240_000 }, async () => {
  const only = process.env['CASE'];
  const results: CaseResult[] = [];
  for (const [index, pageCase] of pageCases.entries()) {
    if (only !== undefined && !pageCase.name.includes(only)) continue;
    const seen = await capture(pageCase, index).catch((error: unknown) => {
      console.log(pageCase.name, error);
      return null;
    });
    if (seen === 'not here') console.log(`Not to be seen in this browser: ${pageCase.name}`);
    else results.push(judge(pageCase, 'firefox', seen));
  }
  await keepTable('firefox', results);
  const right = results.filter(({ isRight }) => isRight).length;
  expect(right / results.length).toBeGreaterThanOrEqual(0.95);
});

it.each(hostilePages)('captures within 3 s on a page that $name', async ({ body }) => {
  await firefox.goto(own.page('/hostile', body(fixture)));
  const since = Date.now();
  await openMenuInTab(firefox, '#t');
  await chooseItem(firefox, 'Legible', 'Extract text');
  const from = performance.now();
  await firefox.switchTo(inspector);
  const look = () =>
    firefox.evaluate(
      z.nullable(inspectionSchema),
      inspectScript,
      since,
      expectedUri(card, 'card'),
      null,
    );
  const seen = await until('the job ends', look);
  const took = performance.now() - from;
  await firefox.switchTo(tab);
  if (await popup.isOpen()) await popup.close();
  expect(seen.phase).toBe('done');
  expect(took).toBeLessThan(3_000);
});

it.each([1.5, 2])('crops to the pixel at %s device pixels per CSS pixel', async (pixelRatio) => {
  await firefox.close();
  await start(pixelRatio);
  for (const [index, pageCase] of pageCases.entries()) {
    if (!['tainted canvas', 'video frame, another origin'].includes(pageCase.name)) continue;
    const seen = await capture({ ...pageCase, pixels: 'shown' }, index);
    expect(seen, pageCase.name).toMatchObject({
      rung: 'screenshot',
      size: [400 * pixelRatio, 240 * pixelRatio],
      worst: 0,
    });
  }
});
