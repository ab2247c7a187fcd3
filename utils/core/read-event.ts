import * as z from 'zod/mini';
import { failureSchema } from './failure.ts';
import { noteSchema } from './note.ts';

/** A word where it stands in the image that was read. Pixels of that image, origin top left. */
export const wordSchema = z.object({
  text: z.string(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  /** How sure the engine is, 0 to 1. */
  confidence: z.number(),
  /** Rotation of the word's line in radians, clockwise, about the box's centre; 0 for level text. */
  angle: z.number(),
  /** Index of the line in reading order, from 0, over all images. */
  line: z.number(),
  /** Index of the image among the job's, where there are several. */
  image: z.optional(z.number()),
});
export type Word = z.infer<typeof wordSchema>;

export const usageSchema = z.object({
  promptTokens: z.number(),
  completionTokens: z.number(),
  /** USD, as the API says it; null where it says nothing. */
  costUsd: z.nullable(z.number()),
  /** Whether the cost was worked out from the tokens and the list price. */
  isEstimate: z.optional(z.boolean()),
});

export type Usage = z.infer<typeof usageSchema>;

/** What is to be expected of a request before it is sent. */
export const estimateSchema = z.object({
  /** Of images and prompt. */
  promptTokens: z.number(),
  /** USD for these; null where the price isn't known. */
  costUsd: z.nullable(z.number()),
});

/** How a reading ended. There is exactly one end, and nothing follows it. */
export const readEndSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('complete') }),
  /** The engine's own limit was reached: the text so far is right but there is more. */
  z.object({ kind: z.literal('truncated') }),
  z.object({ kind: z.literal('failed'), failure: failureSchema }),
  z.object({ kind: z.literal('cancelled') }),
]);
export type ReadEnd = z.infer<typeof readEndSchema>;

export const progressSchema = z.discriminatedUnion('step', [
  z.object({ step: z.literal('loading-engine') }),
  z.object({ step: z.literal('finding-text') }),
  z.object({ step: z.literal('reading-lines'), done: z.number(), total: z.number() }),
  z.object({ step: z.literal('preparing-image') }),
  /** The request is ready, and waits for others that are under way. */
  z.object({ step: z.literal('waiting-turn') }),
  z.object({ step: z.literal('sending') }),
  z.object({ step: z.literal('waiting-for-model') }),
  /** The machine is offline; it goes on by itself when it no longer is. */
  z.object({ step: z.literal('waiting-for-network') }),
  /** The answer had not the form that was asked for; the model is asked for it once more. */
  z.object({ step: z.literal('correcting') }),
  /** An image that is read in parts, from top to bottom. `part` counts from 1. */
  z.object({ step: z.literal('reading-part'), part: z.number(), total: z.number() }),
  z.object({
    step: z.literal('retrying'),
    /** Why the last try failed. */
    failure: failureSchema,
    /** The number of the try to come, from 2. */
    attempt: z.number(),
    delayMs: z.number(),
  }),
]);
export type Progress = z.infer<typeof progressSchema>;

/** What an engine says while it reads. Both engines speak this. */
export const readEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), progress: progressSchema }),
  /** Text to append to what has come before. */
  z.object({ type: z.literal('text'), text: z.string() }),
  /** All the text so far, anew: what had come was not yet what it was to be. */
  z.object({ type: z.literal('replace-text'), text: z.string() }),
  /** Words to append, of lines whose text has been sent. */
  z.object({ type: z.literal('words'), words: z.array(wordSchema) }),
  /** The model that really answers; not always the one asked for. */
  z.object({ type: z.literal('answered-by'), model: z.string() }),
  z.object({ type: z.literal('estimate'), estimate: estimateSchema }),
  z.object({ type: z.literal('usage'), usage: usageSchema }),
  z.object({ type: z.literal('note'), note: noteSchema }),
  z.object({ type: z.literal('end'), end: readEndSchema }),
]);
export type ReadEvent = z.infer<typeof readEventSchema>;
