import type { LabelledWord } from './labelled-page.ts';

/** As a canvas takes it: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

/** The word after a transformation, in the smallest level rectangle around it. */
export function placeWord(word: LabelledWord, [a, b, c, d, e, f]: Matrix): LabelledWord {
  const corners = [
    [word.x, word.y],
    [word.x + word.width, word.y],
    [word.x, word.y + word.height],
    [word.x + word.width, word.y + word.height],
  ] as const;
  const xs = corners.map(([x, y]) => a * x + c * y + e);
  const ys = corners.map(([x, y]) => b * x + d * y + f);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { text: word.text, x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
