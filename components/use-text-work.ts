import { useEffect, useState } from 'preact/hooks';
import type * as z from 'zod/mini';
import type { TextWork } from '../utils/core/text-work.ts';
import { askTextWorker } from '../utils/platform/text-worker.ts';

interface Made<T> {
  readonly work: TextWork;
  readonly of: string;
  /** Undefined where it came to nothing. */
  readonly result: T | undefined;
}

/**
 * What comes of work on a long text; undefined until something has. While a text grows or changes,
 * the result is the last one that there was of the same thing: the worker is asked for the newest
 * when it is through with the one before. `work` is the same object while the work is the same;
 * null for none.
 */
export function useTextWork<T>(
  work: TextWork | null,
  answer: z.ZodMiniType<T>,
  of: string,
): T | undefined {
  const [made, setMade] = useState<Made<T> | null>(null);
  const [begun, setBegun] = useState<AbortController | null>(null);

  useEffect(() => {
    if (begun || work === null || made?.work === work) return;
    const controller = new AbortController();
    setBegun(controller);
    askTextWorker(work, answer, controller.signal)
      .then((result) => setMade({ work, of, result }))
      // Of a text with which nothing can be done, nothing is shown but itself.
      .catch(() => setMade({ work, of, result: undefined }))
      .finally(() => setBegun((current) => (current === controller ? null : current)));
  }, [work, begun, made, answer, of]);
  useEffect(() => () => begun?.abort(), [begun]);

  return work !== null && made?.of === of ? made.result : undefined;
}
