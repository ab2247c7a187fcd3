import type { Page } from 'puppeteer-core';
import { launchChromium, type Chromium, type ChromiumOptions } from '../browsers/chromium.ts';
import { startDisplay, type Display } from '../browsers/display.ts';
import { drag, pressKeys, type ScreenPoint } from '../browsers/input.ts';
import { screenShot } from '../browsers/screen.ts';
import { until } from '../browsers/until.ts';
import { startPageServer, type PageServer } from '../pages/page-server.ts';
import { CHROME_BUILD } from './chromium-lab.ts';
import { JobSurface } from './job-surface.ts';
import { storedImage, type StoredImage } from './stored-image.ts';

/** Colour of the card that every page here bears, on a ground without it. */
export const CARD = [255, 0, 254] as const;

/** In pixels of a picture; `right` and `bottom` are the first ones outside. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A Chromium in which regions are chosen by hand, and a look at what was captured. */
export interface RegionLab {
  readonly display: Display;
  readonly site: PageServer;
  readonly chromium: Chromium;
  /** A page with the card, from the site. */
  cardPage(html?: string): Promise<Page>;
  setZoom(page: Page, zoom: number): Promise<void>;
  /** Where the card is on the screen, in screen pixels, which are device pixels. */
  cardOnScreen(): Promise<Box>;
  /** Whether any of it is there in its own colour. */
  cardIsShown(): Promise<boolean>;
  /** Presses the shortcut and waits until the selector is there. */
  openSelector(page: Page): Promise<void>;
  waitUntilLeft(page: Page): Promise<void>;
  drag(from: ScreenPoint, to: ScreenPoint): Promise<void>;
  press(...keys: readonly string[]): Promise<void>;
  /** What the job after the last one captured, whatever became of it. */
  captured(timeoutMs?: number): Promise<StoredImage>;
  /** Closes every tab of the tests. */
  tidy(): Promise<void>;
  close(): Promise<void>;
}

export const OVERLAY = '[data-legible-overlay]';

/** On a display of its own, unless one is given. */
export async function startRegionLab(options: Partial<ChromiumOptions> = {}): Promise<RegionLab> {
  const display = options.display ?? (await startDisplay());
  const site = await startPageServer();
  const chromium = await launchChromium({ extension: CHROME_BUILD, ...options, display });
  const ours = await chromium.extensionPage('popup.html');
  // Its store is whole then. Who opens the database before the extension has, makes an empty one.
  await new JobSurface(ours).waitForStatus(/^Ready/);
  // Nothing is to be read here: without a token each job ends once its image is stored.
  await ours.evaluate(() => chrome.storage.local.set({ settings: { engine: 'deepinfra' } }));
  await ours.waitForFunction(async () =>
    (await chrome.commands.getAll()).some(({ shortcut }) => shortcut === 'Alt+Shift+O'),
  );
  const seen = new Set<string>();
  let pages = 0;
  return {
    display,
    site,
    chromium,
    async cardPage(html = '') {
      const [r, g, b] = CARD;
      const card = `<div id="card" style="position:absolute;left:30vw;top:35vh;width:37vw;height:33vh;background:rgb(${r},${g},${b})"></div>`;
      const url = site.page(
        `/card-${pages++}`,
        `<body style="margin:0;background:#ccc">${card}${html}`,
      );
      const page = await chromium.newPage(url);
      await page.bringToFront();
      return page;
    },
    async setZoom(page, zoom) {
      // A zoom is kept for the site, so that of the case before may still be there.
      await ours.evaluate(async (zoom) => {
        const [tab] = await chrome.tabs.query({ active: true });
        if (tab?.id !== undefined) await chrome.tabs.setZoom(tab.id, zoom);
      }, zoom);
      await twoFrames(page);
    },
    async cardOnScreen() {
      let last = '';
      // What a page has painted comes to the screen some frames later.
      return until('the card stands still on the screen', async () => {
        const box = await colourOnScreen(display);
        const same = JSON.stringify(box) === last;
        last = JSON.stringify(box);
        return same && box;
      });
    },
    cardIsShown: async () => (await colourOnScreen(display)) !== null,
    async openSelector(page) {
      await pressKeys(display, 'alt+shift+o');
      await page.waitForSelector(OVERLAY, { timeout: 5_000 });
      // Before it is painted, the pointer goes to what lies under it.
      await until('the page is dimmed', async () => (await colourOnScreen(display)) === null);
      await page.waitForFunction(
        (overlay) => document.activeElement === document.querySelector(overlay),
        {},
        OVERLAY,
      );
    },
    async waitUntilLeft(page) {
      await page.waitForFunction((overlay) => !document.querySelector(overlay), {}, OVERLAY);
    },
    drag: (from, to) =>
      drag(display, [from, { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }, to]),
    press: (...keys) => pressKeys(display, ...keys),
    captured: async (timeoutMs) => {
      const image = await storedImage(ours, [...seen], CARD, timeoutMs);
      seen.add(image.jobId);
      // The popup would take the next keys. It opens beside the capture; the workspace needs none.
      if (image.source !== 'file') {
        await chromium.waitForPopup();
        // As a person closes it, so that the page has the keys again.
        await until('the popup closes', async () => {
          if (!chromium.isPopupOpen()) return true;
          await pressKeys(display, 'Escape');
          return !chromium.isPopupOpen();
        });
      }
      return image;
    },
    async tidy() {
      const [, , ...others] = await chromium.browser.pages();
      for (const page of others) await page.close();
    },
    async close() {
      await chromium.close();
      await site.close();
      if (!options.display) await display.stop();
    },
  };
}

export function startLargeDisplay(): Promise<Display> {
  return startDisplay({ width: 2700, height: 2100 });
}

/** What was done to the page is on the screen then. */
export async function twoFrames(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
}

async function colourOnScreen(display: Display): Promise<Box | null> {
  const { width, height, rgb } = await screenShot(display);
  const [r, g, b] = CARD;
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let at = 0; at < rgb.length; at += 3) {
    if (rgb[at] !== r || rgb[at + 1] !== g || rgb[at + 2] !== b) continue;
    const [x, y] = [(at / 3) % width, Math.floor(at / 3 / width)];
    left = Math.min(left, x);
    right = Math.max(right, x + 1);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y + 1);
  }
  return right === 0 ? null : { left, top, right, bottom };
}
