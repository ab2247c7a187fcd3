import { browser } from 'wxt/browser';

const KEY = 'requestsAtOnce';

/** How many requests at once the server bore last; null where nothing was learned since the start. */
export async function loadLearnedPace(): Promise<number | null> {
  const { [KEY]: atOnce } = await browser.storage.session.get(KEY);
  return typeof atOnce === 'number' ? atOnce : null;
}

export async function saveLearnedPace(atOnce: number): Promise<void> {
  await browser.storage.session.set({ [KEY]: atOnce });
}
