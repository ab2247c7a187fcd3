import { placeWord } from './labelled/place-word.ts';
import type { LabelledWord } from './labelled/labelled-page.ts';

/** A word as the engine gives it: its box is turned by `angle`, in radians, about its centre. */
export interface TurnedWord extends LabelledWord {
  readonly angle: number;
}
/**
 * For each word of the truth, how well the best placed word with the same text overlaps it, as
 * intersection over union; 0 where no such word was read.
 */
export function wordOverlaps(
  truth: readonly LabelledWord[],
  read: readonly TurnedWord[],
): number[] {
  const level = read.map(levelled);
  return truth.map((word) =>
    Math.max(0, ...level.filter(({ text }) => text === word.text).map((box) => overlap(word, box))),
  );
}

/** The word in the smallest level rectangle around its turned box. */
function levelled(word: TurnedWord): LabelledWord {
  const [cos, sin] = [Math.cos(word.angle), Math.sin(word.angle)];
  const [x, y] = [word.x + word.width / 2, word.y + word.height / 2];
  return placeWord(word, [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y]);
}

function overlap(a: LabelledWord, b: LabelledWord): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (a.width * a.height + b.width * b.height - shared);
}
