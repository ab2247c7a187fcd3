import { browser } from 'wxt/browser';

/** Calls the listener when a window was closed and no private one is left. */
export function onPrivateWindowsGone(listener: () => void): void {
  browser.windows.onRemoved.addListener(() => {
    void browser.windows.getAll().then((windows) => {
      if (!windows.some(({ incognito }) => incognito)) listener();
    });
  });
}
