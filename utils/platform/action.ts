import { browser } from 'wxt/browser';

/**
 * Opens the popup, or a small window with it where the browser refuses (no gesture left, another
 * window in front): a person is never left without an answer. Firefox allows it only before the
 * gesture's listener has returned, so nothing may be awaited before this is called.
 */
export async function openPopup(): Promise<void> {
  try {
    await browser.action.openPopup();
  } catch {
    await browser.windows.create({
      type: 'popup',
      url: browser.runtime.getURL('/popup.html'),
      width: 460,
      height: 640,
    });
  }
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
