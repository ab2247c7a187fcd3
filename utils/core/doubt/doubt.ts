import * as z from 'zod/mini';
import { wordSchema } from '../read-event.ts';

/** Where something stands in an image: as of a word, pixels of that image. */
export const placeSchema = z.pick(wordSchema, {
  x: true,
  y: true,
  width: true,
  height: true,
  angle: true,
  image: true,
});
export type Place = z.infer<typeof placeSchema>;

export const doubtReasons = [
  /** The image shows something else there. */
  'unlike',
  /** The image shows nothing of the kind. */
  'unseen',
  /** The image shows something there that the text leaves out. */
  'left-out',
  /** The image shows it, but before what the text has it after. */
  'out-of-order',
  /** Read on this device, which isn't sure of it. */
  'unsure',
] as const;

/** A part of a text that the image may not bear out. */
export const doubtSchema = z.object({
  /** UTF-16 offsets in the text; equal where something was left out in front of `start`. */
  start: z.number(),
  end: z.number(),
  reason: z.enum(doubtReasons),
  /** What was seen instead, as it was read on this device; empty where nothing was. */
  seen: z.string(),
  /** Where; a box for each word, none where nothing was seen. */
  places: z.array(placeSchema),
});
export type Doubt = z.infer<typeof doubtSchema>;
