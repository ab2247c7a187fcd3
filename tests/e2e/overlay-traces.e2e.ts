import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { until } from '../browsers/until.ts';
import { pageTraces } from '../pages/page-traces.ts';
import { OVERLAY, startRegionLab, type RegionLab } from './region-lab.ts';

let lab: RegionLab;
beforeAll(async () => {
  lab = await startRegionLab();
});
afterEach(() => lab.tidy());
afterAll(() => lab.close());

const traces = pageTraces;
const AREA = [
  { x: 200, y: 300 },
  { x: 500, y: 600 },
] as const;

it('is seen by this test while the selector is open', async () => {
  const page = await lab.cardPage();
  const before = await traces(page);
  await lab.openSelector(page);
  const open = await traces(page);
  expect(open.markup).not.toEqual(before.markup);
  expect(before.listeners).toEqual({});
  expect(Object.keys(open.listeners)).toContain("extension's window");
});

describe('the region selector leaves nothing', () => {
  it('after Escape', async () => {
    const page = await lab.cardPage();
    const before = await traces(page);
    await lab.openSelector(page);
    await lab.drag(...AREA);
    await lab.press('Escape');
    await lab.waitUntilLeft(page);
    await until(
      'it is as before',
      async () => (await traces(page)).listeners["extension's window"] === undefined,
    );
    expect(await traces(page)).toEqual(before);
  });

  it('after a region was read', async () => {
    const page = await lab.cardPage();
    const before = await traces(page);
    await lab.openSelector(page);
    await lab.drag(...AREA);
    await lab.press('Return');
    await lab.captured();
    expect(await traces(page)).toEqual(before);
  });

  it('after a navigation, nor on the page that comes, nor on the way back', async () => {
    const page = await lab.cardPage();
    const before = await traces(page);
    await lab.openSelector(page);
    await lab.drag(...AREA);
    await page.goto(lab.site.page('/next', '<p>Another page'));
    expect((await traces(page)).listeners).toEqual({});
    expect(await page.$(OVERLAY)).toBeNull();
    await page.goBack();
    expect(await traces(page)).toEqual(before);
  });
});

/** What the browser does to install an update; the tabs of the old one go along. */
async function updateExtension(): Promise<void> {
  await lab.chromium.worker.evaluate(z.unknown(), 'void setTimeout(() => chrome.runtime.reload())');
}

describe('an update of the extension in the middle', () => {
  afterEach(async () => {
    await lab.close();
    lab = await startRegionLab();
  });

  it('takes the region selector away', async () => {
    const page = await lab.cardPage();
    const before = await traces(page);
    await lab.openSelector(page);
    await lab.drag(...AREA);
    await updateExtension();
    await lab.waitUntilLeft(page);
    await until('the page is bright again', () => lab.cardIsShown());
    expect(await traces(page)).toEqual(before);
  });

  it('scrolls a page back that was being captured in full', async () => {
    const page = await lab.cardPage('<div style="height:2000vh"></div>');
    const before = await traces(page);
    await lab.openSelector(page);
    // Read, Whole visible tab, Full page.
    await lab.press('Right', 'Tab', 'Tab', 'Tab', 'Return');
    await page.waitForFunction(() => scrollY > 1_000);
    await updateExtension();
    await page.waitForFunction(() => scrollY === 0, { timeout: 15_000 });
    expect(await traces(page)).toEqual(before);
  });
});
