import { writeFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { startDisplay, type Display } from '../browsers/display.ts';
import { click, movePointer } from '../browsers/input.ts';
import { pointerMap, type PointerMap } from '../browsers/pointer-map.ts';
import { screenPng } from '../browsers/screen.ts';
import { until } from '../browsers/until.ts';
import { OVERLAY, startRegionLab, type RegionLab } from './region-lab.ts';

let display: Display;
let lab: RegionLab;
beforeAll(async () => {
  display = await startDisplay();
  lab = await startRegionLab(display);
});
afterEach(async () => {
  const [, , ...others] = await lab.chromium.browser.pages();
  for (const page of others) await page.close();
});
afterAll(async () => {
  await lab.close();
  await display.stop();
});

const CANVASES = `<style>canvas{position:absolute;top:100px;width:200px;height:200px;background:#ddd}</style>
  <canvas id="a" style="left:50px"></canvas><canvas id="b" style="left:350px"></canvas>`;

const pickedSchema = z.string();

/** Opens the picker as the capture does, and gives the ids of what is picked. */
async function openPicker(): Promise<{ toScreen: PointerMap; picked: Promise<string> }> {
  const page = await lab.cardPage(CANVASES);
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
  return { toScreen, picked };
}

it('takes what is clicked', async () => {
  const { toScreen, picked } = await openPicker();
  const point = toScreen({ clientX: 450, clientY: 200 });
  await movePointer(display, point);
  if (process.env['SHOTS'])
    await writeFile(`${process.env['SHOTS']}/picker.png`, await screenPng(display));
  await click(display, point);
  expect(await picked).toBe('elements b');
});

it('goes from one to the next by arrow keys, and adds with Shift', async () => {
  const { picked } = await openPicker();
  await lab.press('Right', 'shift+Return', 'Right', 'Return');
  expect(await picked).toBe('elements a b');
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
