import * as z from 'zod/mini';
import { languageSchema } from '../../tests/ocr/labelled/labelled-page.ts';

const scoreSchema = z.object({
  characters: z.number(),
  errors: z.number(),
  errorsInOrder: z.number(),
  wordsInTruth: z.number(),
  wordsRead: z.number(),
  wordsInBoth: z.number(),
});

const readingSchema = z.object({
  text: z.string(),
  /** From the image's bytes to the end of its text. */
  ms: z.number(),
  score: scoreSchema,
});
export type MeasuredReading = z.infer<typeof readingSchema>;

/** `plain` is Tesseract.js as extensions run it, `enlarged` the same on the enlarged image. */
export type ReaderName = 'legible' | 'plain' | 'enlarged';

const imageSchema = z.object({
  set: z.string(),
  name: z.string(),
  category: z.string(),
  language: languageSchema,
  hasOrder: z.boolean(),
  legible: readingSchema,
  /** Null where Tesseract has no data for the language. */
  plain: z.nullable(readingSchema),
  enlarged: z.nullable(readingSchema),
  /** Overlap (intersection over union) of each of the truth's words with the word read there. */
  overlaps: z.array(z.number()),
  /** Of code: its indented lines, and those that kept their indentation. */
  indentation: z.object({ lines: z.number(), right: z.number() }),
  /** Null, or why nothing was read. */
  failure: z.nullable(z.string()),
});
export type MeasuredImage = z.infer<typeof imageSchema>;

/** What a run measured: kept as a file, printed as tables. */
export const runSchema = z.object({
  date: z.string(),
  browser: z.string(),
  cores: z.number(),
  /** Average of processes that wanted to run in the minute before; null where nobody knows. */
  load: z.nullable(z.number()),
  images: z.array(imageSchema),
  /** ms from nothing to the first image's text, in a browser that was just started. */
  coldStart: z.object({ legible: z.number(), enlarged: z.nullable(z.number()) }),
  /** MB, of the process that reads. */
  peakMemory: z.object({ legible: z.nullable(z.number()), enlarged: z.nullable(z.number()) }),
});
export type Run = z.infer<typeof runSchema>;
