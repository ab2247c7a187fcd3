import { browser } from 'wxt/browser';

const KEY = 'copiedAtOnce';

/** Whether the job's result is still to be copied by itself: the first view that asks does it. */
export async function claimCopy(jobId: string): Promise<boolean> {
  const stored = await browser.storage.session.get(KEY);
  if (stored[KEY] === jobId) return false;
  await browser.storage.session.set({ [KEY]: jobId });
  return true;
}
