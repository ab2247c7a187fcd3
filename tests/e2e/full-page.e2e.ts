import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Display } from '../browsers/display.ts';
import { JobSurface } from './job-surface.ts';
import { startLargeDisplay, startRegionLab, type RegionLab } from './region-lab.ts';

/** Pixels: what is kept of one image at most. */
const BUDGET = 40_000_000;

let display: Display;
let lab: RegionLab;
beforeAll(async () => {
  display = await startLargeDisplay();
  // So large pixels that a page of some windows' height is more than can be kept.
  lab = await startRegionLab({ display, deviceScaleFactor: 3, args: ['--window-size=860,660'] });
});
afterAll(async () => {
  await lab.close();
  await display.stop();
});

it('tells that the end of a page was left out, and keeps the beginning whole', async () => {
  const page = await lab.cardPage('<div style="height:9000px"></div>');
  await lab.openSelector(page);
  // Read, Whole visible tab, Full page.
  await lab.press('Right', 'Tab', 'Tab', 'Tab', 'Return');
  const image = await lab.captured(30_000);
  expect(image.source).toBe('full-page');
  expect(image.width * image.height).toBeLessThanOrEqual(BUDGET);
  expect(image.width * image.height).toBeGreaterThan(BUDGET * 0.99);
  const view = new JobSurface(await lab.chromium.extensionPage('popup.html'));
  expect(await view.details()).toMatch(/Left out\s*the end/);
});
