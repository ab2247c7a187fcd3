import * as z from 'zod/mini';

/** From the background to the worker of the offscreen document that sends its requests. */
export const backgroundToRequestsSchema = z.discriminatedUnion('type', [
  /** Sends a request, or goes on with the one of that key that an earlier background sent. */
  z.object({
    type: z.literal('send'),
    key: z.string(),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
    body: z.string(),
    /** So many requests may be under way from now on; more than that wait their turn. */
    atOnce: z.number(),
  }),
  /** The answer has arrived, or nobody wants it any more. */
  z.object({ type: z.literal('forget'), key: z.string() }),
]);
export type BackgroundToRequests = z.infer<typeof backgroundToRequestsSchema>;

/**
 * Back for the request of that key: that its turn has come, its head, the pieces of its body, and one
 * of the last two.
 */
export const sentByOffscreenSchema = z.object({
  key: z.string(),
  told: z.discriminatedUnion('type', [
    z.object({ type: z.literal('sent') }),
    z.object({
      type: z.literal('head'),
      status: z.number(),
      headers: z.record(z.string(), z.string()),
    }),
    z.object({ type: z.literal('piece'), bytes: z.instanceof(Uint8Array) }),
    z.object({ type: z.literal('whole') }),
    /** The connection failed, before the head or after it. */
    z.object({ type: z.literal('broken') }),
  ]),
});
export type SentByOffscreen = z.infer<typeof sentByOffscreenSchema>;
export type TellOfRequest = SentByOffscreen['told'];
