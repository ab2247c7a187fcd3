import * as z from 'zod/mini';
import { accountSchema } from './account.ts';
import { batchItemSchema } from './batch.ts';
import { catalogueSchema } from './catalogue.ts';
import { failureSchema } from './failure.ts';
import { rectSchema, viewportSchema } from './geometry.ts';
import { jobEventSchema, jobSchema } from './job.ts';
import { wishSchema } from './wish.ts';
import { givenRungSchema } from './source.ts';

/** Name of the port from a view to the background. */
export const VIEW_PORT = 'view';

/** From a view of a job (popup, side panel, workspace), over its port. */
export const viewToBackgroundSchema = z.discriminatedUnion('type', [
  /** Shows the newest job from now on: of all, or of those alone that come from no private window. */
  z.object({ type: z.literal('follow'), seesPrivate: z.boolean() }),
  z.object({ type: z.literal('stop'), jobId: z.string() }),
  /** The same images once more, with what is to be different. */
  z.object({ type: z.literal('run-again'), jobId: z.string(), change: z.partial(wishSchema) }),
  /** A question on the images and the text of a job. */
  z.object({ type: z.literal('follow-up'), jobId: z.string(), question: z.string() }),
  /** Goes on from where an answer was cut off. */
  z.object({ type: z.literal('continue'), jobId: z.string() }),
  /** What a person made of the text; null puts back what was read. */
  z.object({ type: z.literal('edit'), jobId: z.string(), text: z.nullable(z.string()) }),
  z.object({ type: z.literal('read-visible-tab') }),
  /** The person was just asked for the permission that this job's full-size file needs. */
  z.object({ type: z.literal('read-full-size'), jobId: z.string() }),
  /** The images are in the image store already. */
  z.object({
    type: z.literal('read-files'),
    images: z.array(z.object({ id: z.string(), name: z.string() })).check(z.minLength(1)),
    rung: givenRungSchema,
  }),
]);
export type ViewToBackground = z.infer<typeof viewToBackgroundSchema>;

/** To a view that follows: first the newest job whole, then its events, then a whole one when a newer starts. */
export const backgroundToViewSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('job'), job: z.nullable(jobSchema) }),
  z.object({ type: z.literal('event'), jobId: z.string(), event: jobEventSchema }),
]);
export type BackgroundToView = z.infer<typeof backgroundToViewSchema>;

/**
 * From the region selector in a page, whose tab the browser names. `rect` is in CSS pixels of the
 * layout viewport, `shares` is the same as shares of what is visible, for `Repeat last region`.
 */
export const pageToBackgroundSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('read-region'),
    rect: rectSchema,
    shares: rectSchema,
    viewport: viewportSchema,
  }),
  z.object({ type: z.literal('read-whole-tab') }),
  z.object({ type: z.literal('read-full-page') }),
  /** The page doesn't let the selector stay. */
  z.object({ type: z.literal('region-blocked') }),
]);
export type PageToBackground = z.infer<typeof pageToBackgroundSchema>;

/** A wish for the page of the tab in front, from a popup; answered with null once it is heard. */
export const tabWishSchema = z.object({
  type: z.enum(['select-region', 'pick-image', 'collect-tab-images']),
});
export type TabWish = z.infer<typeof tabWishSchema>;

/** From a view of a job; answered with whether the text now lies on the image in its page. */
export const layerRequestSchema = z.object({
  type: z.literal('select-text'),
  jobId: z.string(),
});

/** Where a description stands as the image's alternative text on its page. */
export const altStateSchema = z.enum([
  'written',
  'not-written',
  /** The image isn't there any more, or nothing may be changed on its page. */
  'gone',
]);
export type AltState = z.infer<typeof altStateSchema>;

/** From a view of a job whose text describes an image; answered with what is so after it. */
export const altRequestSchema = z.object({
  type: z.enum(['look-up-alt', 'write-alt', 'undo-alt']),
  jobId: z.string(),
});
export type AltRequest = z.infer<typeof altRequestSchema>;

/**
 * From a view, for an image of a private window, which only the background holds; answered with the
 * image in base64, or null.
 */
export const privateImageRequestSchema = z.object({
  type: z.literal('load-private-image'),
  imageId: z.string(),
});
export const privateImageSchema = z.nullable(z.object({ type: z.string(), base64: z.string() }));

/** From a view, for the items of a batch of a private window, which only the background holds. */
export const privateItemsRequestSchema = z.object({
  type: z.literal('load-private-items'),
  batchId: z.string(),
});
export const privateItemsSchema = z.array(batchItemSchema);

/** One question, one answer: from the options page. */
export const optionsToBackgroundSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('test-token') }),
  /** `refresh`: although a list of the last day is kept. */
  z.object({ type: z.literal('list-models'), refresh: z.boolean() }),
]);

export const tokenTestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('accepted'), account: accountSchema }),
  /** A server that isn't DeepInfra has answered, and has so many models. */
  z.object({ kind: z.literal('reached'), models: z.number() }),
  z.object({ kind: z.literal('failed'), failure: failureSchema }),
]);
export type TokenTest = z.infer<typeof tokenTestSchema>;

export const modelListSchema = z.object({
  catalogue: catalogueSchema,
  /** Epoch ms; null for the list that is shipped. */
  fetchedAt: z.nullable(z.number()),
  /** Why the list is not a new one, where it should be. */
  failure: z.nullable(failureSchema),
});
export type ModelList = z.infer<typeof modelListSchema>;
