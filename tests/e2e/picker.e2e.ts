import { writeFile } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { clickOn } from '../browsers/click-target.ts';
import { click, clickHolding, movePointer } from '../browsers/input.ts';
import { pointerMap, type PointerMap } from '../browsers/pointer-map.ts';
import { screenPng } from '../browsers/screen.ts';
import { until } from '../browsers/until.ts';
import { framedCards, framedRegion, framedTargets } from '../pages/framed-cards.ts';
import { startPageServer, type PageServer } from '../pages/page-server.ts';
import { OVERLAY, startRegionLab, type RegionLab } from './region-lab.ts';

let lab: RegionLab;
beforeAll(async () => {
  lab = await startRegionLab();
});
afterEach(() => lab.tidy());
afterAll(() => lab.close());

const CANVASES = `<style>canvas{position:absolute;top:100px;width:200px;height:200px;background:#ddd}</style>
  <canvas id="a" style="left:50px"></canvas><canvas id="b" style="left:350px"></canvas>
  <canvas id="c" style="left:650px"></canvas>`;

const pickedSchema = z.string();

/** Opens the picker as the capture does, and gives the ids of what is picked. */
async function openPicker(html = CANVASES): Promise<{
  page: Page;
  toScreen: PointerMap;
  picked: Promise<string>;
}> {
  const page = await lab.cardPage(html);
  const toScreen = await pointerMap(lab.chromium, page);
  // The gesture that gives the extension the tab.
  await lab.openSelector(page);
  await lab.press('Escape');
  await lab.waitUntilLeft(page);
  const picked = lab.chromium.worker.evaluate(
    pickedSchema,
    `(async () => {
      const [tab] = await chrome.tabs.query({ active: true });
      const target = { tabId: tab.id };
      await chrome.scripting.executeScript({ target, files: ['/picker.js'] });
      const [{ result }] = await chrome.scripting.executeScript({ target, func: async () => {
        const choice = await globalThis.legiblePick(null);
        return [choice.kind, ...(choice.elements ?? []).map(({ id }) => id)].join(' ');
      } });
      return result;
    })()`,
  );
  await page.waitForSelector(OVERLAY);
  await until('the page is dimmed', async () => !(await lab.cardIsShown()));
  return { page, toScreen, picked };
}

/** For a look at it. */
async function shot(name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder) await writeFile(`${folder}/${name}.png`, await screenPng(lab.display));
}

it('takes what is clicked', async () => {
  const { toScreen, picked } = await openPicker();
  const point = toScreen({ clientX: 450, clientY: 200 });
  await movePointer(lab.display, point);
  await shot('picker');
  await click(lab.display, point);
  expect(await picked).toBe('elements b');
});

it('goes from one to the next by arrow keys, and adds with Shift', async () => {
  const { picked } = await openPicker();
  await lab.press('Right', 'shift+Return', 'Right', 'Return');
  expect(await picked).toBe('elements a b');
});

it('adds by Shift and click in the order of the clicks, and takes away by a second', async () => {
  const { toScreen, picked } = await openPicker();
  const at = (clientX: number) => toScreen({ clientX, clientY: 200 });
  for (const x of [750, 450, 150, 450]) await clickHolding(lab.display, 'shift', at(x));
  await movePointer(lab.display, toScreen({ clientX: 450, clientY: 500 }));
  await shot('picker-several');
  await lab.press('Return');
  expect(await picked).toBe('elements c a');
});

it('takes those that were added along with the one that is clicked', async () => {
  const { toScreen, picked } = await openPicker();
  await clickHolding(lab.display, 'shift', toScreen({ clientX: 450, clientY: 200 }));
  await click(lab.display, toScreen({ clientX: 150, clientY: 200 }));
  expect(await picked).toBe('elements b a');
});

it('takes one away by a second Shift and Enter', async () => {
  const { picked } = await openPicker();
  await lab.press('Right', 'shift+Return', 'Right', 'shift+Return', 'Left', 'shift+Return');
  await lab.press('Return');
  expect(await picked).toBe('elements b');
});

it('follows the pointer over 2,000 images without a stall', async () => {
  const images = '<canvas width="14" height="14" style="margin:2px"></canvas>'.repeat(2_000);
  const { page, toScreen, picked } = await openPicker(images);
  await page.evaluate(() => {
    const stalls: number[] = [];
    Object.assign(window, { stalls });
    new PerformanceObserver((list) => {
      stalls.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: 'longtask' });
  });
  for (let step = 0; step < 30; step++) {
    await movePointer(lab.display, toScreen({ clientX: 50 + step * 30, clientY: 60 + step * 15 }));
  }
  const stalls = await page.evaluate(() =>
    'stalls' in window && Array.isArray(window.stalls) ? window.stalls.map(Number) : [],
  );
  await lab.press('Escape');
  expect(await picked).toBe('cancelled');
  // A person sees a lag from about 100 ms; a busy machine gets some more.
  expect(Math.max(0, ...stalls), `stalls in ms: ${stalls.join(' ')}`).toBeLessThan(150);
});

it('gives way to the region selector', async () => {
  const { page, picked } = await openPicker();
  await lab.press('alt+shift+o');
  expect(await picked).toBe('cancelled');
  await page.waitForFunction(
    (overlay) => document.activeElement === document.querySelector(overlay),
    {},
    OVERLAY,
  );
  await lab.press('Escape');
  await expect(lab.waitUntilLeft(page)).resolves.toBeUndefined();
});

it('takes a region by a drag, and leaves on Escape', async () => {
  const first = await openPicker();
  await lab.drag(
    first.toScreen({ clientX: 100, clientY: 400 }),
    first.toScreen({ clientX: 300, clientY: 500 }),
  );
  expect(await first.picked).toBe('region');
  const second = await openPicker();
  await lab.press('Escape');
  expect(await second.picked).toBe('cancelled');
});

describe('over frames', () => {
  let far: PageServer;
  beforeAll(async () => {
    far = await startPageServer();
  });
  afterAll(() => far.close());

  /** Opens it by the popup's button. What is pointed at is in the top window's CSS pixels. */
  async function openOverFrames(): Promise<PointerMap> {
    // Frames would keep the pointer to themselves.
    const page = await lab.cardPage();
    const toScreen = await pointerMap(lab.chromium, page);
    await page.goto(framedCards(lab.site, far));
    await lab.chromium.clickToolbarButton(page);
    const popup = await lab.chromium.waitForPopup();
    await clickOn(lab.chromium, popup, 'aria/Pick an image…[role="button"]');
    await page.waitForSelector(OVERLAY);
    await until('the page is dimmed', async () => !(await lab.cardIsShown()));
    return toScreen;
  }

  it.each(framedTargets)('takes $what', async ({ at, image }) => {
    const toScreen = await openOverFrames();
    const point = toScreen({ clientX: at.x, clientY: at.y });
    await movePointer(lab.display, point);
    await shot('picker-frames');
    await click(lab.display, point);
    expect(await lab.captured()).toMatchObject(image);
  });

  it('takes a region by a drag', async () => {
    const toScreen = await openOverFrames();
    const at = ({ x, y }: { x: number; y: number }) => toScreen({ clientX: x, clientY: y });
    await lab.drag(at(framedRegion.from), at(framedRegion.to));
    expect(await lab.captured()).toMatchObject(framedRegion.image);
  });
});
