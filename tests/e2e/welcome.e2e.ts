import { afterAll, beforeAll, expect, it } from 'vitest';
import { clickOn } from '../browsers/click-target.ts';
import { launchChromium, type Chromium } from '../browsers/chromium.ts';
import { rightClick } from '../browsers/context-menu.ts';
import { startDisplay, type Display } from '../browsers/display.ts';
import { pressKeys } from '../browsers/input.ts';
import { CHROME_BUILD, EXTRACT_TEXT } from './chromium-lab.ts';
import { JobSurface } from './job-surface.ts';

let display: Display;
let chromium: Chromium;

beforeAll(async () => {
  display = await startDisplay();
  // It opens by itself: the launch has seen it, and closed it.
  chromium = await launchChromium({ display, extension: CHROME_BUILD });
});
afterAll(async () => {
  await chromium.close();
  await display.stop();
});

it('lets a person try the menu on a picture of ours', async () => {
  const page = await chromium.extensionPage('welcome.html');
  await page.waitForFunction(() => document.querySelector('img')?.complete);
  const menu = await rightClick(chromium, page, '.sample');
  await menu.choose(...EXTRACT_TEXT);
  const popup = new JobSurface(await chromium.waitForPopup());
  expect(await popup.finished()).toContain('First boat 6:40, last boat 21:30');
  await pressKeys(display, 'Escape');
});

it('lets a person try a region, on a screenshot of it', async () => {
  const page = (await chromium.browser.pages()).find((tab) => tab.url().includes('welcome'));
  await page?.bringToFront();
  await pressKeys(display, 'alt+shift+o');
  const workspace = await chromium.waitForSurface('workspace.html');
  await workspace.waitForSelector('.screenshot img');
});

it('names the shortcuts, leads to where they are changed, and can be skipped', async () => {
  const page = await chromium.extensionPage('welcome.html');
  await page.waitForSelector('kbd');
  expect(await page.$$eval('kbd', (all) => all.map((key) => key.textContent))).toEqual([
    'Alt+Shift+L',
    'Alt+Shift+K',
    'Alt+Shift+O',
  ]);
  await clickOn(chromium, page, 'aria/Change shortcuts[role="button"]');
  await chromium.browser.waitForTarget(
    (target) => target.url() === 'chrome://extensions/shortcuts',
  );
  await page.bringToFront();
  const closed = new Promise((resolve) => page.once('close', resolve));
  await clickOn(chromium, page, 'aria/Skip[role="button"]');
  await closed;
});
