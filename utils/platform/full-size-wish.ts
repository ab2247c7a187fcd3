import { browser } from 'wxt/browser';
import * as z from 'zod/mini';

const KEY = 'fullSizeWish';
const wishSchema = z.catch(z.nullable(z.string()), null);

/** The job that waits for the person's answer; the worker may die while the question stands. */
export async function saveFullSizeWish(jobId: string): Promise<void> {
  await browser.storage.session.set({ [KEY]: jobId });
}

/** Gives the job, once. */
export async function takeFullSizeWish(): Promise<string | null> {
  const stored = await browser.storage.session.get(KEY);
  await browser.storage.session.remove(KEY);
  return wishSchema.parse(stored[KEY] ?? null);
}
