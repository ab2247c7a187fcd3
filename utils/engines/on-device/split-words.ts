import type { InkRun } from './line-ink.ts';
import { median } from './median.ts';

/** A word of a line's image; `left` and `right` in its pixels. */
interface Word {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** Scripts whose letters don't join, and whose words have spaces between them. */
const APART = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]/u;
/** What leaves two runs of ink. */
const TWO_RUNS = /[ыЫ"“”„]/u;
/** A gap this wide, in spaces of the same line, is one of them. */
const SPACE_SHARE = 0.8;
/** Where a line has no other word: in heights of its ink. */
const LONE_SPACE = 0.3;
const LEAST_SPACE = 0.2;
/** It is so many times as wide as a narrower gap (the lower quartile) between the word's letters. */
const BY_LETTER_GAP = 2.2;

/**
 * Tesseract joins short words: `128 ГБ`, `It is`, `3 h`. They are parted where the line's ink (`runs`,
 * from left to right) has a gap as wide as its other spaces, if it tells which letters stand on
 * either side.
 */
export function splitWords<W extends Word>(words: readonly W[], runs: readonly InkRun[]): W[] {
  const spaces = words
    .slice(1)
    .map((word, index) => word.left - (words[index]?.right ?? 0))
    .filter((space) => space > 0);
  const height =
    Math.max(...runs.map(({ bottom }) => bottom)) - Math.min(...runs.map(({ top }) => top));
  const least = Math.max(
    LEAST_SPACE * height,
    spaces.length > 0 ? SPACE_SHARE * median(spaces) : LONE_SPACE * height,
  );
  return words.flatMap((word) => splitWord(word, runs, least));
}

function splitWord<W extends Word>(word: W, runs: readonly InkRun[], least: number): W[] {
  const letters = Array.from(word.text);
  const own = runs.filter(({ left, right }) => {
    const middle = (left + right) / 2;
    return middle > word.left && middle < word.right;
  });
  // The letter that each run of ink belongs to.
  const letterOf = letters.flatMap((letter, index) =>
    TWO_RUNS.test(letter) ? [index, index] : [index],
  );
  if (letters.length < 2 || own.length !== letterOf.length) return [word];
  const gaps = own.slice(1).map((run, index) => run.left - (own[index]?.right ?? 0));
  const letterGap = gaps.length > 2 ? (gaps.toSorted((a, b) => a - b)[gaps.length >> 2] ?? 0) : 0;
  const wide = Math.max(least, BY_LETTER_GAP * letterGap);
  const parts: W[] = [];
  let from = 0;
  let left = word.left;
  gaps.forEach((gap, index) => {
    const [before = 0, after = 0] = [letterOf[index], letterOf[index + 1]];
    const isBetweenLetters =
      before !== after && APART.test(letters[before] ?? '') && APART.test(letters[after] ?? '');
    if (gap < wide || !isBetweenLetters) return;
    const right = own[index]?.right ?? word.right;
    parts.push({ ...word, text: letters.slice(from, after).join(''), left, right });
    from = after;
    left = own[index + 1]?.left ?? left;
  });
  return [...parts, { ...word, text: letters.slice(from).join(''), left }];
}
