import { useMemo } from 'preact/hooks';
import * as z from 'zod/mini';
import { isLong } from '../utils/core/long-text.ts';
import { isShaping, shapeText, type Shaping } from '../utils/core/shaping/shaping.ts';
import { useTextWork } from './use-text-work.ts';

const textSchema = z.string();

/** A text of a job as the user wants it shaped. A long one is shown as it was read until it is. */
export function useShaped(raw: string, shaping: Shaping, jobId: string): string {
  const isWorkedOn = isLong(raw) && isShaping(shaping);
  const short = useMemo(
    () => (isWorkedOn ? raw : shapeText(raw, shaping)),
    [isWorkedOn, raw, shaping],
  );
  const work = useMemo(
    () => (isWorkedOn ? ({ kind: 'shape', text: raw, shaping } as const) : null),
    [isWorkedOn, raw, shaping],
  );
  return useTextWork(work, textSchema, jobId) ?? short;
}
