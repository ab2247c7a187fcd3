import * as z from 'zod/mini';
import { rectSchema, viewportSchema } from './geometry.ts';
import { sizeSchema } from './source.ts';

/** What the page's script is asked to capture. */
export const pageCaptureRequestSchema = z.object({
  srcUrl: z.nullable(z.string()),
  targetElementId: z.nullable(z.number()),
  /** Given where the element is in a frame that can't be looked into: the frame's address. */
  frameUrl: z.optional(z.string()),
  /** The page itself, as far as it can be scrolled, instead of an element on it. */
  wholePage: z.optional(z.boolean()),
  /** Which of the elements that were picked in this frame a moment ago, from 0. */
  picked: z.optional(z.number()),
  /** Whether the person can be asked which image is meant, where it can't be told. */
  mayAsk: z.optional(z.boolean()),
  /** Under this name the element is remembered, for what is done with it later. */
  mark: z.optional(z.string()),
  /** The image that has the keyboard's focus is meant. */
  focused: z.optional(z.literal(true)),
  /** The image of that number among those that were listed a moment ago. */
  listed: z.optional(z.number()),
});
export type PageCaptureRequest = z.infer<typeof pageCaptureRequestSchema>;

/**
 * Where an element is, for crops of the screenshot. CSS pixels of the top layout viewport: `whole`
 * is all that scrolling can bring to sight, `rect` the part of it that is seen now.
 */
export const elementPlaceSchema = z.object({
  rect: z.nullable(rectSchema),
  whole: rectSchema,
  viewport: viewportSchema,
});
export type ElementPlace = z.infer<typeof elementPlaceSchema>;

/** What the page's script answers. It comes from a page's process: parsed, never trusted. */
export const pageCaptureSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('pixels'),
    rung: z.enum(['image-bytes', 'page-canvas']),
    dataUri: z.string().check(z.startsWith('data:')),
  }),
  /** No pixels can be had in the page: the background may ask the server, or look at the screen. */
  z.object({
    kind: z.literal('place'),
    /** Null where it can't be told where the element is. */
    place: z.nullable(elementPlaceSchema),
    /** The file that the element shows, where fetching it gives what is seen. */
    url: z.nullable(z.string()),
    /** The file's size in pixels, if the page knows. */
    natural: z.nullable(sizeSchema),
    isVideo: z.boolean(),
    /** Why the page didn't give the file. */
    limitedBy: z.nullable(z.enum(['cors', 'csp', 'frame'])),
  }),
  /** It can't be told which element is meant: the person is asked. */
  z.object({ kind: z.literal('unsure') }),
  z.object({
    kind: z.literal('failed'),
    code: z.enum(['element_gone', 'image_empty', 'image_not_an_image', 'image_not_loaded']),
  }),
]);
export type PageCapture = z.infer<typeof pageCaptureSchema>;

/** An image that was found on a page. Its size as a file or, where that isn't known, as shown. */
export const listedImageSchema = z.object({ name: z.string(), ...sizeSchema.shape });
export type ListedImage = z.infer<typeof listedImageSchema>;

/**
 * What came of asking the person which images are meant: how many, in the order in which they were
 * chosen, or a rectangle as of a region.
 */
export const pickSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('elements'), count: z.int().check(z.positive()) }),
  z.object({ kind: z.literal('region'), rect: rectSchema, viewport: viewportSchema }),
  z.object({ kind: z.literal('cancelled') }),
]);

/** A step of a walk over an element that is larger than the window. */
export type WalkStep =
  /** Scroll until this point of the element is as far up and left as it goes. CSS pixels. */
  | { readonly step: 'reveal'; readonly x: number; readonly y: number }
  /** Scroll back and forget everything. */
  | { readonly step: 'end' };
