import * as z from 'zod/mini';
import { wishSchema } from './wish.ts';
import { batchRateSchema } from './batch-rate.ts';
import { batchRowSchema, batchSchema } from './batch.ts';

/** Name of the port from a view of batches to the background. */
export const BATCH_PORT = 'batch';

const batchId = z.string();

/** From the workspace. Batches are filled in the store; this begins them and steers them. */
export const batchToBackgroundSchema = z.discriminatedUnion('type', [
  /** Shows this batch from now on; null: the newest that isn't put away, and is of no private window. */
  z.object({ type: z.literal('follow'), batchId: z.nullable(batchId) }),
  z.object({
    type: z.literal('start'),
    batchId,
    wish: wishSchema,
    /** Numbers of the items that are to be read; the others are dropped. */
    chosen: z.array(z.number()).check(z.minLength(1)),
    /** As few requests as may be, instead of one for each image. */
    together: z.boolean(),
  }),
  z.object({ type: z.literal('pause'), batchId }),
  z.object({ type: z.literal('resume'), batchId }),
  z.object({ type: z.literal('stop'), batchId }),
  z.object({ type: z.literal('close'), batchId }),
  /** Those items, or all that ended without their whole text. */
  z.object({ type: z.literal('retry'), batchId, indexes: z.nullable(z.array(z.number())) }),
  z.object({ type: z.literal('stop-item'), batchId, index: z.number() }),
]);
export type BatchToBackground = z.infer<typeof batchToBackgroundSchema>;

/** To the workspace: the batch whole, then what changes of it, some times a second at most. */
export const backgroundToBatchSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('batch'),
    batch: z.nullable(batchSchema),
    rows: z.array(batchRowSchema),
    rate: batchRateSchema,
  }),
  z.object({
    type: z.literal('changes'),
    batch: batchSchema,
    rows: z.array(batchRowSchema),
    rate: batchRateSchema,
  }),
  /** It was forgotten with the private windows. What is shown in its place comes after it. */
  z.object({ type: z.literal('gone'), batchId }),
]);
export type BackgroundToBatch = z.infer<typeof backgroundToBatchSchema>;
