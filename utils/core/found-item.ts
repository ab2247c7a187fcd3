import * as z from 'zod/mini';

/** Longer texts are looked through up to here, in characters. */
export const LONGEST_SEARCHED = 100_000;

/** Something in a text that a person may want to act on. `href` is where an action leads. */
export const foundSchema = z.union([
  z.object({ kind: z.enum(['link', 'mail']), text: z.string(), href: z.string() }),
  z.object({ kind: z.enum(['phone', 'code']), text: z.string() }),
]);
export type Found = z.infer<typeof foundSchema>;
