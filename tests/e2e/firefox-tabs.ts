import * as z from 'zod/mini';
import type { Firefox } from '../browsers/firefox.ts';

/** Closes every tab but one, which is in front then. */
export async function closeTabsBut(firefox: Firefox, kept: string): Promise<void> {
  for (const tab of await firefox.tabs()) {
    if (tab === kept) continue;
    await firefox.switchTo(tab);
    await firefox.closeTab();
  }
  await firefox.switchTo(kept, true);
}

/** From a page of the extension's: without a token each job ends now once its image is stored. */
export async function captureAlone(firefox: Firefox): Promise<void> {
  await firefox.evaluate(
    z.null(),
    `await browser.storage.local.set({ settings: { engine: 'deepinfra' } })`,
  );
}
