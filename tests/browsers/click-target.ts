import type { ElementHandle, Page } from 'puppeteer-core';
import type { Chromium } from './chromium.ts';
import { click } from './input.ts';
import { pointerMap, type ClientPoint, type PointerMap } from './pointer-map.ts';

/** What to click: a selector, an element in any frame, or a point. */
export type ClickTarget = string | ElementHandle | ClientPoint;

/** Scrolls the target into view and gives a point in the middle of what can be seen of it. */
export async function clickablePoint(page: Page, target: ClickTarget): Promise<ClientPoint> {
  if (typeof target === 'object' && 'clientX' in target) return target;
  const element = typeof target === 'string' ? await page.waitForSelector(target) : target;
  if (element === null) throw new Error(`Nothing to click: ${String(target)}`);
  await element.scrollIntoView();
  for (;;) {
    // In CSS pixels of the page's own viewport, also for an element in a frame.
    const before = await element.clickablePoint();
    await page.evaluate(presented);
    const { x, y } = await element.clickablePoint();
    // Nobody can click what moves, as on a page that still grows: the person waits.
    if (x === before.x && y === before.y) return { clientX: x, clientY: y };
  }
}

/**
 * Resolves once what was scrolled to is on the screen: nobody clicks what isn't to be seen yet, and
 * Chromium may lose a right click between a long scroll and its frame.
 */
function presented(): Promise<void> | void {
  if (document.visibilityState === 'hidden') return;
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}

/** Clicks with the real pointer, in a tab or in the popup. */
export async function clickOn(
  chromium: Chromium,
  page: Page,
  target: ClickTarget,
  map?: PointerMap,
): Promise<void> {
  // A popup grows as its content comes: the target is there before the map is made.
  if (typeof target === 'string') await page.waitForSelector(target, { visible: true });
  const toScreen = map ?? (await pointerMap(chromium, page));
  await click(chromium.display, toScreen(await clickablePoint(page, target)));
}
