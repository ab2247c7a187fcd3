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

/** Whether the API at this address may be asked. */
export function mayReach(baseUrl: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [hostPattern(baseUrl)] });
}

/** Asks the person for that one host. To be called in a click's own turn. */
export function requestReach(baseUrl: string): Promise<boolean> {
  return browser.permissions.request({ origins: [hostPattern(baseUrl)] });
}

/** Called whenever a permission was given or taken back. */
export function onPermissionsChanged(listener: () => void, until: AbortSignal): void {
  const { onAdded, onRemoved } = browser.permissions;
  onAdded.addListener(listener);
  onRemoved.addListener(listener);
  until.addEventListener('abort', () => {
    onAdded.removeListener(listener);
    onRemoved.removeListener(listener);
  });
}

/** Firefox knows no ports in patterns; there a permission is for the whole host. */
function hostPattern(baseUrl: string): string {
  const { protocol, host, hostname } = new URL(baseUrl);
  return `${protocol}//${import.meta.env.FIREFOX ? hostname : host}/*`;
}
