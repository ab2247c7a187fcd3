import { browser } from 'wxt/browser';

/** At install, which is the `first` time, and at every update, of the extension or the browser. */
export function onInstalled(listener: (isFirst: boolean) => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => listener(reason === 'install'));
}

/** When the browser starts. With a listener, it starts the background too. */
export function onBrowserStart(listener: () => void): void {
  browser.runtime.onStartup.addListener(listener);
}

/**
 * When an update lies ready. Firefox puts it off as long as somebody listens, until `applyUpdate` or
 * the next start. Chromium waits by itself until the worker is idle and no page of ours is open.
 */
export function onUpdateReady(listener: () => void): void {
  browser.runtime.onUpdateAvailable.addListener(listener);
}

/** Ends this background, and every page and script of the extension. */
export function applyUpdate(): void {
  browser.runtime.reload();
}
