import { browser } from 'wxt/browser';

/** Optional in the manifest: asked for only when a person wants what it gives. */
const ALL_SITES = { origins: ['<all_urls>'] };

export function mayReadAllSites(): Promise<boolean> {
  return browser.permissions.contains(ALL_SITES);
}

/**
 * Asks the person. To be called in a click's own turn, before anything is awaited. Chromium's
 * question closes the popup that asked, so what follows is the background's (`onAllSitesGranted`).
 */
export function requestAllSites(): Promise<boolean> {
  return browser.permissions.request(ALL_SITES);
}

export function onAllSitesGranted(listener: () => void): void {
  browser.permissions.onAdded.addListener(({ origins = [] }) => {
    if (origins.some((origin) => /^(?:<all_urls>|\*:\/\/\*\/\*)$/.test(origin))) listener();
  });
}
