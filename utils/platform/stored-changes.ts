import { browser } from 'wxt/browser';

/** Calls the listener when what is stored locally under the key has changed, in whatever page. */
export function onStored(key: string, listener: () => void, until?: AbortSignal): void {
  const changed = (changes: object) => {
    if (key in changes) listener();
  };
  browser.storage.local.onChanged.addListener(changed);
  until?.addEventListener('abort', () => browser.storage.local.onChanged.removeListener(changed));
}
