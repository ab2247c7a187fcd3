import * as z from 'zod/mini';
import { pagesSchema } from './batch.ts';
import { failureSchema } from './failure.ts';
import { readEventSchema } from './read-event.ts';
import { languageChoiceSchema } from './reading-language.ts';

/** From the background to the offscreen document, over a port of its own. */
export const backgroundToOffscreenSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('read'), image: z.instanceof(Blob), languages: languageChoiceSchema }),
  /** Draws pages into the image store, under these keys. One after the other over one port. */
  z.object({ type: z.literal('draw'), pages: pagesSchema, imageIds: z.array(z.string()) }),
]);
export type BackgroundToOffscreen = z.infer<typeof backgroundToOffscreenSchema>;

/** Back: what the engine says. The port closes after the end, and its closing before cancels. */
export const readByOffscreenSchema = readEventSchema;

/** Back for each drawing: null, or why there is none. */
export const drawnByOffscreenSchema = z.object({ failure: z.nullable(failureSchema) });
export type DrawnByOffscreen = z.infer<typeof drawnByOffscreenSchema>;
