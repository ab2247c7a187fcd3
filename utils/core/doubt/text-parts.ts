import type { Doubt } from './doubt.ts';

/** A part of a text and the doubt on it, by its index; null for the rest. */
export interface TextPart {
  readonly text: string;
  readonly doubt: number | null;
}

/** A text cut where doubts begin and end. Together the parts are the text, sign for sign. */
export function textParts(text: string, doubts: readonly Doubt[]): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  const add = (to: number, doubt: number | null) => {
    if (to > from || doubt !== null) parts.push({ text: text.slice(from, to), doubt });
    from = Math.max(from, to);
  };
  doubts.forEach(({ start, end }, index) => {
    if (start < from || end > text.length) return;
    add(start, null);
    add(end, index);
  });
  add(text.length, null);
  return parts;
}
