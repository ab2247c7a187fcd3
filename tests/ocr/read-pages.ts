import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import type { Word } from '../../utils/core/read-event.ts';

const { string, number } = z;
const storedSchema = z.array(
  z.object({
    name: string(),
    truth: string(),
    /** Text; x, y, width, height; confidence; angle; line. */
    words: z.array(
      z.tuple([string(), number(), number(), number(), number(), number(), number(), number()]),
    ),
  }),
);

/** A page of ours, its text, and how the engine on this device read its picture once. */
export interface ReadPage {
  readonly name: string;
  readonly truth: string;
  readonly words: readonly Word[];
}

/** Kept as they were read (`bench/record-readings.ts`), slips and all, so that rules can be measured on them. */
export function readPages(): ReadPage[] {
  const text = readFileSync(new URL('readings.json', import.meta.url), 'utf8');
  return z.parse(storedSchema, JSON.parse(text)).map(({ name, truth, words }) => ({
    name,
    truth,
    words: words.map(([text, x, y, width, height, confidence, angle, line]) => {
      return { text, x, y, width, height, confidence, angle, line };
    }),
  }));
}
