import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pressKeys } from '../browsers/input.ts';
import { pageCases } from '../pages/cases/all-cases.ts';
import { serveFixture, type Fixture } from '../pages/fixtures.ts';
import { hostilePages } from '../pages/hostile-pages.ts';
import { makeEncodings } from '../pages/make-encodings.ts';
import { pageTraces } from '../pages/page-traces.ts';
import { startPageServer, type PageServer } from '../pages/page-server.ts';
import { startChromiumLab, type ChromiumLab } from './chromium-lab.ts';

let lab: ChromiumLab;
let far: PageServer;
let fixture: Fixture;

beforeAll(async () => {
  [lab, far] = await Promise.all([startChromiumLab(), startPageServer()]);
  await lab.setToken('test-token');
  const studio = await lab.chromium.newPage(lab.site.page('/studio', ''));
  fixture = serveFixture(await makeEncodings(studio), lab.site, far);
});
afterEach(async () => {
  // A menu that a failed test left open would take the next one's keys.
  await pressKeys(lab.display, 'Escape', 'Escape');
  await lab.tidy();
});
afterAll(async () => {
  await lab.close();
  await far.close();
});

const traces = pageTraces;

function bodyOf(name: string): string {
  const found = pageCases.find((pageCase) => pageCase.name === name);
  return found?.body?.(fixture) ?? '';
}

describe('nothing is left on the page', () => {
  it.each([
    ['after the file was read', 'img, same origin', /^Done/],
    [
      'after a walk over an image taller than the window',
      'taller than the window, another origin',
      /^Done/,
    ],
    ['after a failure', 'video that is black in captures', /black in every capture/],
  ])('%s', async (_, name, status) => {
    lab.api.play({ kind: 'answer', text: 'x' });
    const page = await lab.chromium.newPage(lab.site.page('/traces', bodyOf(name)));
    await page.waitForFunction(
      () =>
        [...document.images].every((image) => image.complete) &&
        [...document.querySelectorAll('video')].every(({ readyState }) => readyState > 1),
    );
    await page.$eval('#t', (element) => element.scrollIntoView({ block: 'nearest' }));
    const before = await traces(page);
    const popup = await lab.choose(page, '#t');
    await popup.waitForStatus(status);
    expect(await traces(page)).toEqual(before);
  });

  it('after a navigation in the middle of a walk', async () => {
    lab.api.play({ kind: 'answer', text: 'x' });
    const body = bodyOf('taller than the window, another origin');
    const page = await lab.chromium.newPage(lab.site.page('/left', body));
    const popup = await lab.choose(page, '#t');
    await page.goto(lab.site.page('/next', '<p>Another page</p>'));
    const before = await traces(page);
    await popup.waitForStatus(/^Done|no longer on the page|could not take|lets no extension/);
    expect(await traces(page)).toEqual(before);
  });
});

it('holds nothing on a page without a gesture', async () => {
  const page = await lab.chromium.newPage(lab.site.page('/idle', '<p>Quiet</p>'));
  const session = await page.createCDPSession();
  const origins: string[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => origins.push(context.origin));
  await session.send('Runtime.enable');
  expect(origins.filter((origin) => origin.includes(lab.chromium.extensionId))).toEqual([]);
  expect((await traces(page)).listeners).toEqual({});
});

describe('hostile pages', () => {
  it.each(hostilePages)('$name', async ({ body }) => {
    lab.api.play({ kind: 'answer', text: 'Read all the same' });
    const page = await lab.chromium.newPage(lab.site.page('/hostile', body(fixture)));
    await page.waitForFunction('document.readyState === "complete"');
    const popup = await lab.choose(page, '#t');
    const from = performance.now();
    await popup.waitForStatus(/^Done/, 3_000);
    expect(performance.now() - from).toBeLessThan(3_000);
  });
});
