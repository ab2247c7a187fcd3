import * as z from 'zod/mini';
import { dehyphenate } from './dehyphenate.ts';
import { joinLines } from './join-lines.ts';
import { curlyQuotes, straightQuotes } from './quotes.ts';
import { removeCjkSpaces } from './cjk-spaces.ts';
import { reverseColumns } from './reverse-columns.ts';
import { trimLines } from './trim-lines.ts';

/** How a text is shaped for reading and copying. What was read stays as it is beside it. */
export const shapingSchema = z.object({
  joinLines: z.catch(z.boolean(), false),
  dehyphenate: z.catch(z.boolean(), false),
  removeCjkSpaces: z.catch(z.boolean(), false),
  /** Columns of vertical writing that were read from left to right, put from right to left. */
  reverseColumns: z.catch(z.boolean(), false),
  quotes: z.catch(z.enum(['keep', 'straight', 'curly']), 'keep'),
  trim: z.catch(z.boolean(), false),
});
export type Shaping = z.infer<typeof shapingSchema>;

export const noShaping: Shaping = shapingSchema.parse({});

/** Whether any of it changes a text. */
export function isShaping({ quotes, ...switches }: Shaping): boolean {
  return quotes !== 'keep' || Object.values(switches).includes(true);
}

/**
 * The text as it was read, shaped. Without a switch it is the very text; shaping twice changes no
 * more than once, except `reverseColumns`, which undoes itself.
 */
export function shapeText(raw: string, shaping: Shaping): string {
  let text = raw;
  if (shaping.reverseColumns) text = reverseColumns(text);
  if (shaping.dehyphenate) text = dehyphenate(text);
  if (shaping.removeCjkSpaces) text = removeCjkSpaces(text);
  if (shaping.trim) text = trimLines(text);
  if (shaping.joinLines) text = joinLines(text);
  if (shaping.quotes === 'straight') text = straightQuotes(text);
  if (shaping.quotes === 'curly') text = curlyQuotes(text);
  return text;
}
