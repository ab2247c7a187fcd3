import * as z from 'zod/mini';
import { rectSchema, viewportSchema } from './geometry.ts';

/** How pixels were got that a person gave. */
export const givenRungSchema = z.enum(['file', 'screenshot']);

/** Given where the tab is of a private window: nothing of it may outlive that window. */
const ofTab = {
  tabId: z.number(),
  windowId: z.number(),
  isPrivate: z.optional(z.literal(true)),
};

/** The page on which an image was found. */
export const pageSchema = z.object({ title: z.string(), url: z.string() });
export type PageInfo = z.infer<typeof pageSchema>;

/** What the person pointed at: enough to capture it, and to capture it again on retry. */
export const sourceSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('page-image'),
    ...ofTab,
    frameId: z.number(),
    /** The image's address as the menu gives it; null where it names none (a canvas, a background). */
    srcUrl: z.nullable(z.string()),
    /** Firefox's handle on the element under the click; Chrome has none. */
    targetElementId: z.nullable(z.number()),
    /** The address of the frame that was clicked, where it isn't the page itself. */
    frameUrl: z.optional(z.string()),
    /** Under this name the page's script remembers the element that was captured. */
    mark: z.optional(z.string()),
    /** The image that has the keyboard's focus is meant, not one under the pointer. */
    focused: z.optional(z.literal(true)),
  }),
  z.object({ kind: z.literal('visible-tab'), ...ofTab }),
  /** The whole page, by scrolling. */
  z.object({ kind: z.literal('full-page'), ...ofTab }),
  /** A part of what the tab shows: `rect` in CSS pixels of the layout viewport. */
  z.object({
    kind: z.literal('region'),
    ...ofTab,
    rect: rectSchema,
    viewport: viewportSchema,
  }),
  /**
   * An image that a person gave: a file, a paste, a drop, a part of a screenshot chosen in the
   * workspace. Its pixels are stored from the start.
   */
  z.object({ kind: z.literal('file'), name: z.string(), rung: z.optional(givenRungSchema) }),
]);
export type Source = z.infer<typeof sourceSchema>;
export type PageImageSource = Extract<Source, { kind: 'page-image' }>;

/** How the pixels were got, from the best rung of the ladder down. */
export const rungs = [
  'image-bytes',
  'page-canvas',
  'background-fetch',
  'screenshot',
  'file',
] as const;

/** Size in pixels. */
export const sizeSchema = z.object({ width: z.number(), height: z.number() });
export type Size = z.infer<typeof sizeSchema>;

/**
 * Why the file itself couldn't be had, so that less was read than there may be: its server allows
 * other sites no access, the page's own policy forbids it, the image is in a frame of another site,
 * or the server gives it to its own pages alone.
 */
export const limits = ['cors', 'csp', 'frame', 'hotlink'] as const;
export type Limit = (typeof limits)[number];

export const captureSchema = z.object({
  rung: z.enum(rungs),
  /** Size of what was captured, in its own pixels. */
  width: z.number(),
  height: z.number(),
  limitedBy: z.optional(z.enum(limits)),
  /** Given where only the beginning was captured, since all of it is too large to be kept. */
  partial: z.optional(z.literal(true)),
  /** The size of the file that couldn't be had, where it is known. */
  natural: z.optional(sizeSchema),
});
export type Capture = z.infer<typeof captureSchema>;
export type Rung = Capture['rung'];

/** So much larger, along a side, that the file says clearly more than what was seen of it. */
const WORTH_ASKING = 1.5;

/** Whether a permission would give clearly more than what was read. */
export function isWorthAsking(
  { width, height, limitedBy, natural }: Capture,
  source: Source,
): boolean {
  if (limitedBy === undefined || limitedBy === 'hotlink') return false;
  // Only a click in a frame tells which image in it is meant; one that was picked is meant whole.
  if (limitedBy === 'frame') return source.kind === 'page-image' && source.frameId !== 0;
  return (
    natural !== undefined &&
    (natural.width >= width * WORTH_ASKING || natural.height >= height * WORTH_ASKING)
  );
}

/** Whether it is of a private window. */
export function isPrivateSource(source: Source): boolean {
  return source.kind !== 'file' && source.isPrivate === true;
}

/**
 * Whether the menu tells nothing of what was clicked, so that the person may have to be asked on
 * the page.
 */
export function isForPicker(source: Source): boolean {
  return source.kind === 'page-image' && source.srcUrl === null && source.targetElementId === null;
}
