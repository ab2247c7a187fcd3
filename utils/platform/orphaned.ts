import { browser } from 'wxt/browser';

/** Whether the extension was updated or removed while this script of its went on in a page. */
export function isOrphaned(): boolean {
  try {
    return browser.runtime.id === undefined;
  } catch {
    return true;
  }
}
