import { browser } from 'wxt/browser';
import * as z from 'zod/mini';

const KEY = 'toldReplacements';
const storedSchema = z.catch(z.record(z.string(), z.string()), {});

/**
 * Whether this job is the one by which a person is told that a model is answered for by another:
 * the first of them, so that it is told once.
 */
export async function tellReplacement(
  asked: string,
  answeredBy: string,
  jobId: string,
): Promise<boolean> {
  const stored = await browser.storage.local.get(KEY);
  const told = z.parse(storedSchema, stored[KEY]);
  const pair = `${asked} ${answeredBy}`;
  if (told[pair] === undefined) {
    await browser.storage.local.set({ [KEY]: { ...told, [pair]: jobId } });
    return true;
  }
  return told[pair] === jobId;
}
