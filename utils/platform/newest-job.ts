import { browser } from 'wxt/browser';

const KEY = 'newestJobId';

/** Tells views that lost their port, since the worker slept, that there is a newer job to ask for. */
export async function announceNewestJob(id: string): Promise<void> {
  await browser.storage.session.set({ [KEY]: id });
}

/** The newest job since the browser was started, or null. */
export async function newestJobOfSession(): Promise<string | null> {
  const { [KEY]: id } = await browser.storage.session.get(KEY);
  return typeof id === 'string' ? id : null;
}

export function onNewestJob(listener: () => void, until: AbortSignal): void {
  const changed = (changes: object) => {
    if (KEY in changes) listener();
  };
  browser.storage.session.onChanged.addListener(changed);
  until.addEventListener('abort', () => browser.storage.session.onChanged.removeListener(changed));
}
