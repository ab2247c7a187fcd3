import * as z from 'zod/mini';
import { rectSchema, viewportSchema } from './geometry.ts';

/** What the page's script is asked to capture. */
export const pageCaptureRequestSchema = z.object({
  srcUrl: z.nullable(z.string()),
  targetElementId: z.nullable(z.number()),
});
export type PageCaptureRequest = z.infer<typeof pageCaptureRequestSchema>;

/** Where an element is seen, for a crop of the screenshot. CSS pixels of the top layout viewport. */
export const elementPlaceSchema = z.object({ rect: rectSchema, viewport: viewportSchema });
export type ElementPlace = z.infer<typeof elementPlaceSchema>;

/** What the page's script answers. It comes from a page's process: parsed, never trusted. */
export const pageCaptureSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('pixels'),
    rung: z.enum(['image-bytes', 'page-canvas']),
    dataUri: z.string().check(z.startsWith('data:')),
  }),
  /** No pixels can be had in the page. `place` is null where the element isn't seen. */
  z.object({ kind: z.literal('place'), place: z.nullable(elementPlaceSchema) }),
  z.object({
    kind: z.literal('failed'),
    code: z.enum(['element_gone', 'image_empty', 'image_not_an_image', 'image_not_loaded']),
  }),
]);
export type PageCapture = z.infer<typeof pageCaptureSchema>;
