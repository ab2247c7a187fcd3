import { browser } from 'wxt/browser';

/** At install and at every update, of the extension or the browser. */
export function onInstalled(listener: () => void): void {
  browser.runtime.onInstalled.addListener(listener);
}

/** When the browser starts. With a listener, it starts the background too. */
export function onBrowserStart(listener: () => void): void {
  browser.runtime.onStartup.addListener(listener);
}
