import { browser } from 'wxt/browser';

/** Calls the listener when a window was closed and no private one is left. */
export function onPrivateWindowsGone(listener: () => void): void {
  browser.windows.onRemoved.addListener(() => {
    void browser.windows.getAll().then((windows) => {
      if (!windows.some(({ incognito }) => incognito)) listener();
    });
  });
}

const MARK = 'private';

/** Marks a page of the extension's, before it is opened, as meant for a private window. */
export function markForPrivate(url: URL): void {
  url.searchParams.set(MARK, '');
}

/**
 * Whether this page is in a private window, or was opened for one: where a page can't be opened in
 * it, it is in another.
 */
export async function isForPrivateWindow(): Promise<boolean> {
  if (new URLSearchParams(location.search).has(MARK)) return true;
  return (await browser.windows.getCurrent()).incognito;
}
