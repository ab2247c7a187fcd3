import * as z from 'zod/mini';

/**
 * What a reader noticed about an answer and a person should know who relies on its text. Each has a
 * text in every locale (`note_<code>`).
 */
export const noteCodes = [
  /** The model's own words around the text, which were left out, or may stand at its end. */
  'chatter_removed',
  'chatter_at_end',
  /** A code fence around the whole answer, which was left out. */
  'fence_removed',
  /** `![image](image.png)` in place of what the image shows. */
  'placeholder',
  /** U+FFFD in place of characters such as ² or °. */
  'replacement_characters',
  /** Boxes that lie outside the grid of 0 to 1000, so they can't be placed. */
  'boxes_out_of_range',
] as const;

export const noteSchema = z.object({
  code: z.enum(noteCodes),
  /** The words that it is about, from the answer. */
  quote: z.optional(z.string()),
});
export type Note = z.infer<typeof noteSchema>;
