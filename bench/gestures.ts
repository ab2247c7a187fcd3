import type { Page } from 'puppeteer-core';
import { launchChromium } from '../tests/browsers/chromium.ts';
import { rightClick } from '../tests/browsers/context-menu.ts';
import { startDisplay } from '../tests/browsers/display.ts';
import { startDeepInfra } from '../tests/deepinfra/server.ts';
import { serveSample } from '../scripts/sample-server.ts';

const PIECES = 20;

/** Times in ms. */
export interface GestureTimes {
  readonly popup: number[];
  readonly request: number[];
  readonly chunk: number[];
}

/** Runs the main gesture `times` times with an extension, and times what a person waits for. */
export async function timeGestures(
  extension: string,
  times: number,
  prepare: (open: (path: string) => Promise<Page>) => Promise<void>,
): Promise<GestureTimes> {
  const [display, api, sample] = await Promise.all([
    startDisplay(),
    startDeepInfra(),
    serveSample(),
  ]);
  const chromium = await launchChromium({ display, extension, standIn: api });
  const measured: GestureTimes = { popup: [], request: [], chunk: [] };
  try {
    await prepare((path) => chromium.extensionPage(path));
    const page = await chromium.newPage(sample.url);
    await page.waitForFunction(() => document.querySelector('img')?.complete);
    for (let i = 0; i <= times; i++) {
      api.reset();
      api.play({ kind: 'manual' });
      const menu = await rightClick(chromium, page, '#screenshot');
      // The menu's own time is no one's to save: the clock starts with the key that chooses.
      const clicked = await menu.choose('End Up Right', 'e');
      const popup = await chromium.waitForPopup();
      const visible = performance.timeOrigin + performance.now();
      const stream = await api.nextStream();
      const chunks: number[] = [];
      for (let piece = 0; piece < PIECES; piece++) {
        const seen = popup.evaluate(seenAt, `piece ${piece};`);
        const sent = await stream.push(`piece ${piece};`);
        chunks.push((await seen) - sent);
      }
      await stream.finish();
      // The first round warms caches.
      if (i > 0) {
        measured.popup.push(visible - clicked);
        measured.request.push((stream.request.bodyReceivedAt ?? Number.NaN) - clicked);
        measured.chunk.push(...chunks);
      }
      await popup.close();
    }
  } finally {
    await chromium.close();
    sample.close();
    await Promise.all([api.close(), display.stop()]);
  }
  return measured;
}

/** Epoch ms at which a text stood on the page and a frame with it had been made. */
function seenAt(text: string): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      if (!document.querySelector('[aria-label=Result]')?.textContent?.includes(text)) return false;
      observer.disconnect();
      resolve(performance.timeOrigin + performance.now());
      return true;
    };
    const observer = new MutationObserver(look);
    observer.observe(document.documentElement, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    look();
  });
}
