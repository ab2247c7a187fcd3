import type { Page } from 'puppeteer-core';
import { launchChromium, type Chromium, type ChromiumOptions } from '../browsers/chromium.ts';
import { clickOn, type ClickTarget } from '../browsers/click-target.ts';
import { rightClick } from '../browsers/context-menu.ts';
import { startDisplay, type Display } from '../browsers/display.ts';
import { startDeepInfra, type DeepInfraServer } from '../deepinfra/server.ts';
import { startPageServer, type PageServer } from '../pages/page-server.ts';
import { JobSurface } from './job-surface.ts';

export const CHROME_BUILD = new URL('../../.output/chrome-mv3', import.meta.url).pathname;

// Legible stands last but one in the menu, above Inspect; its letter may be another item's too.
const LEGIBLE = 'End Up Right';
export const EXTRACT_TEXT = [LEGIBLE, 'e'] as const;
export const SELECT_TEXT = [LEGIBLE, 't'] as const;
export const DESCRIBE_IMAGE = [LEGIBLE, 'd'] as const;

/** A Chromium with the shipped build, a site of our own, and the stand-in for DeepInfra. */
export interface ChromiumLab {
  readonly display: Display;
  readonly api: DeepInfraServer;
  readonly site: PageServer;
  readonly chromium: Chromium;
  /** Right-clicks, chooses from the real menu, and gives the popup that opens by itself. */
  choose(page: Page, target: ClickTarget, item?: readonly string[]): Promise<JobSurface>;
  /** Clicks with the real pointer. */
  click(page: Page, target: ClickTarget): Promise<void>;
  /** Types a token into the options, as a person does; an empty one removes it. */
  setToken(token: string): Promise<void>;
  /** Sets how many requests of a batch may be under way at once. */
  setAtOnce(atOnce: number): Promise<void>;
  /** A page of the site with one image on it. */
  imagePage(image: Uint8Array, type?: string): Promise<Page>;
  /** Closes every tab but the first, and forgets what the API was asked. */
  tidy(): Promise<void>;
  close(): Promise<void>;
}

export async function startChromiumLab(
  options: Partial<ChromiumOptions> = {},
): Promise<ChromiumLab> {
  const [display, api, site] = await Promise.all([
    startDisplay(),
    startDeepInfra(),
    startPageServer(),
  ]);
  const chromium = await launchChromium({
    display,
    extension: CHROME_BUILD,
    standIn: api,
    ...options,
  });
  await menuIsMade(chromium);
  let images = 0;
  return {
    display,
    api,
    site,
    chromium,
    async choose(page, target, item = EXTRACT_TEXT) {
      const menu = await rightClick(chromium, page, target);
      await menu.choose(...item);
      return new JobSurface(await chromium.waitForPopup());
    },
    click: (page, target) => clickOn(chromium, page, target),
    async setToken(token) {
      const options = await chromium.extensionPage('options.html');
      const field = await options.waitForSelector('aria/DeepInfra token[role="textbox"]');
      await field?.click({ count: 3 });
      await options.keyboard.press('Backspace');
      if (token) await field?.type(token);
      // A tab that is closed in the same moment may take a write that is under way along.
      await options.waitForFunction(
        async (wanted: string) => {
          const stored = await chrome.storage.local.get('deepinfraToken');
          return (
            JSON.stringify(stored) === (wanted ? JSON.stringify({ deepinfraToken: wanted }) : '{}')
          );
        },
        {},
        token,
      );
      await options.close();
    },
    async setAtOnce(atOnce) {
      const options = await chromium.extensionPage('options.html');
      const field = await options.waitForSelector('aria/Requests at once[role="spinbutton"]');
      await field?.click({ count: 3 });
      await field?.type(String(atOnce));
      await options.keyboard.press('Tab');
      await options.waitForFunction(
        async (wanted: number) =>
          JSON.stringify(await chrome.storage.local.get('settings')).includes(`"atOnce":${wanted}`),
        {},
        atOnce,
      );
      await options.close();
    },
    async imagePage(image, type = 'image/png') {
      const src = site.put(`/image-${images++}`, { body: image, type });
      const body = `<body style="margin:40px"><img id="image" src="${src}" style="max-width:700px;max-height:500px;min-width:200px;min-height:150px">`;
      const page = await chromium.newPage(site.page(`/page-${images}`, body));
      await page.waitForFunction(() => document.querySelector('img')?.complete);
      return page;
    },
    async tidy() {
      const [first, ...others] = await chromium.browser.pages();
      for (const page of others) await page.close();
      await first?.bringToFront();
      api.reset();
    },
    async close() {
      await chromium.close();
      await Promise.all([api.close(), site.close(), display.stop()]);
    },
  };
}

/** The extension puts its items in the menu some time after it is installed. */
async function menuIsMade(chromium: Chromium): Promise<void> {
  const ours = await chromium.extensionPage('popup.html');
  await ours.waitForFunction(
    () =>
      chrome.contextMenus.update('select-text', {}).then(
        () => true,
        () => false,
      ),
    { polling: 20 },
  );
  await ours.close();
}

/** Renders HTML in a tab of its own; a PNG of its body at one device pixel per CSS pixel. */
export async function renderPng(chromium: Chromium, html: string): Promise<Uint8Array> {
  const page = await chromium.newPage('about:blank');
  await page.setViewport({ width: 1100, height: 900, deviceScaleFactor: 1 });
  await page.setContent(`<!doctype html><meta charset="utf-8">${html}`);
  const body = await page.$('body');
  if (!body) throw new Error('the page has no body');
  const png = await body.screenshot({ type: 'png' });
  await page.close();
  return png;
}
