import { browser } from 'wxt/browser';

/** At install, which is the `first` time, and at every update, of the extension or the browser. */
export function onInstalled(listener: (isFirst: boolean) => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => listener(reason === 'install'));
}

/** When the browser starts. With a listener, it starts the background too. */
export function onBrowserStart(listener: () => void): void {
  browser.runtime.onStartup.addListener(listener);
}
