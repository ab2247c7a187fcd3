import { browser } from 'wxt/browser';
import { isElementFullScreen } from './inject.ts';
import { markForPrivate } from './private-windows.ts';

/**
 * Opens the popup, or a small window with it where the browser refuses (no gesture left, another
 * window in front): a person is never left without an answer. Firefox allows it only before the
 * gesture's listener has returned, so nothing may be awaited before this is called. `isPrivate`:
 * the gesture was in a private window.
 */
export async function openPopup({ isPrivate }: { readonly isPrivate?: boolean }): Promise<void> {
  try {
    await browser.action.openPopup();
  } catch {
    return openWindow(isPrivate);
  }
  if (import.meta.env.FIREFOX && (await isHidden())) await openWindow(isPrivate);
}

async function openWindow(isPrivate = false): Promise<void> {
  const url = new URL(browser.runtime.getURL('/popup.html'));
  if (isPrivate) markForPrivate(url);
  await browser.windows.create({
    type: 'popup',
    url: url.href,
    width: 460,
    height: 640,
  });
}

/** While an element of a page fills the screen, Firefox takes the popup away without a word. */
async function isHidden(): Promise<boolean> {
  const { id, state } = await browser.windows.getLastFocused();
  if (state !== 'fullscreen' || id === undefined) return false;
  const [tab] = await browser.tabs.query({ active: true, windowId: id });
  return tab?.id !== undefined && isElementFullScreen(tab.id);
}

/** A few letters on the toolbar icon, for when no view is open; an empty text takes them away. */
export async function showBadge(text: string): Promise<void> {
  await browser.action.setBadgeText({ text });
}

export function openOptions(): Promise<void> {
  return browser.runtime.openOptionsPage();
}

/** Closes the popup or small window that this page is, if it is one; a tab or side panel stays. */
export function closePopup(): void {
  if (browser.extension.getViews({ type: 'popup' }).includes(window)) window.close();
}
