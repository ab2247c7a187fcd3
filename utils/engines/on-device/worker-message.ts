import * as z from 'zod/mini';
import { failureSchema } from '../../core/failure.ts';
import { readEventSchema } from '../../core/read-event.ts';
import { languageChoiceSchema } from '../../core/reading-language.ts';

/** From the page to its worker: `start` once, then one `read` after another. */
export const toWorkerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('start'), filesUrl: z.string() }),
  z.object({
    type: z.literal('read'),
    image: z.instanceof(Blob),
    languages: languageChoiceSchema,
  }),
  z.object({ type: z.literal('cancel') }),
]);
export type ToWorker = z.infer<typeof toWorkerSchema>;

/** From the worker to its page. A read's last event is its end, also after `cancel`. */
export const fromWorkerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('start-failed'), failure: failureSchema }),
  z.object({ type: z.literal('event'), event: readEventSchema }),
]);
export type FromWorker = z.infer<typeof fromWorkerSchema>;
