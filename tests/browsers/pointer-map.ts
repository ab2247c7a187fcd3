import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type { Chromium } from './chromium.ts';
import { movePointer, type ScreenPoint } from './input.ts';
import { until } from './until.ts';
import type { ScreenRect } from './x-windows.ts';

/** CSS pixels of the page's viewport, as in a mouse event's `clientX` and `clientY`. */
export interface ClientPoint {
  readonly clientX: number;
  readonly clientY: number;
}

/** From CSS pixels of the page's viewport to pixels of the screen. */
export type PointerMap = (point: ClientPoint) => ScreenPoint;

interface Sighting {
  readonly screen: ScreenPoint;
  readonly client: ClientPoint;
}

/** Shares of the window or popup; the page fills that part of it whatever the toolbars. */
const PROBES = [
  { x: 0.3, y: 0.5 },
  { x: 0.7, y: 0.9 },
  { x: 0.5, y: 0.6 },
] as const;

/** Screen pixels: a sighting may be of the attempt before, a pixel away, on a page that is zoomed. */
const TOLERANCE = 4;

/**
 * Moves the real pointer to two places, and learns from where the page saw it how CSS pixels map to
 * screen pixels: at any zoom and device scale, in a tab or in the popup, wherever the window stands.
 * Valid until the window, the zoom or the toolbars change.
 */
export async function pointerMap(chromium: Chromium, page: Page): Promise<PointerMap> {
  const frame = await windowOf(chromium, page);
  const sight = ({ x, y }: ScreenPoint): Promise<Sighting> =>
    sightPointer(chromium, page, {
      x: frame.x + frame.width * x,
      y: frame.y + frame.height * y,
    });
  return until('the page sees the pointer where it is', async () => {
    const map = mapBetween(await sight(PROBES[0]), await sight(PROBES[1]));
    // A page under load may see a move so late that it passes for the next: a third tells.
    const { screen, client } = await sight(PROBES[2]);
    const expected = map(client);
    const off = Math.hypot(expected.x - screen.x, expected.y - screen.y);
    return off <= TOLERANCE && map;
  });
}

function mapBetween(p: Sighting, q: Sighting): PointerMap {
  const scaleX = (q.screen.x - p.screen.x) / (q.client.clientX - p.client.clientX);
  const scaleY = (q.screen.y - p.screen.y) / (q.client.clientY - p.client.clientY);
  return ({ clientX, clientY }) => ({
    x: Math.round(p.screen.x + (clientX - p.client.clientX) * scaleX),
    y: Math.round(p.screen.y + (clientY - p.client.clientY) * scaleY),
  });
}

/** Where the page's window or popup stands. A popup doesn't know in its first moments. */
async function windowOf({ deviceScaleFactor }: Chromium, page: Page): Promise<ScreenRect> {
  const frame = await until('the page knows where its window is', async () => {
    // Device-independent pixels of the screen, which the page's zoom doesn't change.
    const found = await page.evaluate(() => [screenX, screenY, outerWidth, outerHeight] as const);
    return found[2] > 0 && found;
  });
  const [x, y, width, height] = frame;
  return {
    x: x * deviceScaleFactor,
    y: y * deviceScaleFactor,
    width: width * deviceScaleFactor,
    height: height * deviceScaleFactor,
  };
}

async function sightPointer(chromium: Chromium, page: Page, near: ScreenPoint): Promise<Sighting> {
  for (let attempt = 0; attempt < 20; attempt++) {
    // The first move after a tab came to the front may be lost, and a pointer that stands still
    // sends nothing: so each attempt goes one pixel further.
    const screen = { x: Math.round(near.x) + attempt, y: Math.round(near.y) };
    const listening = await page.evaluateHandle(() => ({
      move: new Promise<ClientPoint>((resolve) => {
        const seen = ({ clientX, clientY }: PointerEvent): void => resolve({ clientX, clientY });
        addEventListener('pointermove', seen, { capture: true, once: true });
      }),
    }));
    await movePointer(chromium.display, screen);
    const client = await Promise.race([listening.evaluate(({ move }) => move), delay(200, null)]);
    if (client !== null) return { screen, client };
  }
  throw new Error('The page saw no move of the pointer: is another window or frame above it?');
}
