import * as z from 'zod/mini';
import { accountSchema } from './account.ts';
import { failureSchema } from './failure.ts';
import { rectSchema, viewportSchema } from './geometry.ts';
import { jobEventSchema, jobSchema } from './job.ts';
import { readEventSchema } from './read-event.ts';
import { languageChoiceSchema } from './reading-language.ts';
import { givenRungSchema } from './source.ts';
import { taskIdSchema } from './task.ts';

/** Name of the port from a view to the background. */
export const VIEW_PORT = 'view';

/** From a view of a job (popup, side panel, workspace), over its port. */
export const viewToBackgroundSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('stop'), jobId: z.string() }),
  z.object({ type: z.literal('run-again'), jobId: z.string(), task: taskIdSchema }),
  z.object({ type: z.literal('read-visible-tab') }),
  z.object({ type: z.literal('select-region') }),
  /** The person was just asked for the permission that this job's full-size file needs. */
  z.object({ type: z.literal('read-full-size'), jobId: z.string() }),
  /** The image is in the image store under `imageId` already. */
  z.object({
    type: z.literal('read-file'),
    imageId: z.string(),
    name: z.string(),
    rung: givenRungSchema,
  }),
]);
export type ViewToBackground = z.infer<typeof viewToBackgroundSchema>;

/** To every view: first the newest job whole, then its events, then a whole one when a newer starts. */
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

/** One question, one answer: from the options page. */
export const optionsToBackgroundSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('test-token') }),
  z.object({ type: z.literal('list-models') }),
]);

export const tokenTestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('accepted'), account: accountSchema }),
  z.object({ kind: z.literal('failed'), failure: failureSchema }),
]);
export type TokenTest = z.infer<typeof tokenTestSchema>;

export const modelListSchema = z.array(
  z.object({
    id: z.string(),
    inputPrice: z.nullable(z.number()),
    outputPrice: z.nullable(z.number()),
  }),
);

/** From the background to the offscreen document, over a port of its own. */
export const backgroundToOffscreenSchema = z.object({
  type: z.literal('read'),
  image: z.instanceof(Blob),
  languages: languageChoiceSchema,
});
export type BackgroundToOffscreen = z.infer<typeof backgroundToOffscreenSchema>;

/** Back: what the engine says. The port closes after the end, and its closing before cancels. */
export const offscreenToBackgroundSchema = readEventSchema;
