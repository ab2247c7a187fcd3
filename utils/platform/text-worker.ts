import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import type { TextWork } from '../core/text-work.ts';

/**
 * Has a worker of its own do a piece of work on a text, so that the page stays quick and nothing in
 * a text can hold it up. Rejects where it comes to nothing, and once the signal is aborted.
 */
export function askTextWorker<T>(
  work: TextWork,
  answer: z.ZodMiniType<T>,
  signal: AbortSignal,
): Promise<T> {
  const worker = new Worker(browser.runtime.getURL('/text-worker.js'));
  return new Promise<T>((resolve, reject) => {
    const giveUp = () => reject(new Error(`no answer to "${work.kind}"`));
    worker.addEventListener('error', giveUp);
    signal.addEventListener('abort', giveUp);
    worker.addEventListener('message', ({ data }) => {
      const parsed = z.safeParse(answer, data);
      if (parsed.success) resolve(parsed.data);
      else giveUp();
    });
    worker.postMessage(work);
  }).finally(() => worker.terminate());
}
