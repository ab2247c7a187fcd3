import type { LineWord, RecognisedLine } from './line-recogniser.ts';

/** Consecutive words of a line: the index of the first, and of the one after the last. */
export interface WordSpan {
  readonly from: number;
  readonly to: number;
}

/** Lines of fewer words are looked at whole: it takes little time, and code needs its signs' neighbours. */
const FEWEST_WORDS = 10;
/** Doubtful words with at most so many others between them are looked at together. */
const NEAR = 1;
/** In heights of the line: a narrower piece tells too little of its type's size and spaces. */
const LEAST_WIDTH = 4;
/** Where more of the line than this is in doubt, all of it is looked at. */
const MOST_SHARE = 0.75;

/**
 * What of a line is to be read again: words in doubt, and so much beside them that it can be read.
 * `all` where that is nearly the whole line, or where no word is worse than the others.
 */
export function doubtfulSpans(
  line: RecognisedLine,
  isInDoubt: (word: LineWord) => boolean,
): readonly WordSpan[] | 'all' {
  const { words, box } = line;
  if (words.length < FEWEST_WORDS) return 'all';
  const doubtful = words.flatMap((word, index) =>
    isInDoubt(word) ? [{ from: index, to: index + 1 }] : [],
  );
  if (doubtful.length === 0) return 'all';
  const wide = joined(doubtful, NEAR).map((span) => widened(words, span, LEAST_WIDTH * box.height));
  const spans = joined(wide, 0);
  const width = spans.reduce((sum, span) => sum + widthOf(words, span), 0);
  return width > MOST_SHARE * widthOf(words, { from: 0, to: words.length }) ? 'all' : spans;
}

/** Where a span begins and ends along its line: in the middle of the gaps on either side. */
export function edgesOf(
  line: RecognisedLine,
  { from, to }: WordSpan,
): [start: number, end: number] {
  const { words, box } = line;
  const [before, first, last, after] = [words[from - 1], words[from], words[to - 1], words[to]];
  const start = before && first ? (before.end + first.start) / 2 : 0;
  const end = after && last ? (last.end + after.start) / 2 : box.width;
  return [start, end];
}

function widened(words: readonly LineWord[], span: WordSpan, least: number): WordSpan {
  let { from, to } = span;
  while (widthOf(words, { from, to }) < least && (from > 0 || to < words.length)) {
    if (from > 0) from--;
    if (to < words.length) to++;
  }
  return { from, to };
}

/** Spans with at most `between` words between them become one. */
function joined(spans: readonly WordSpan[], between: number): WordSpan[] {
  const result: WordSpan[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (last && span.from - last.to <= between) {
      result.splice(-1, 1, { from: last.from, to: span.to });
    } else result.push(span);
  }
  return result;
}

function widthOf(words: readonly LineWord[], { from, to }: WordSpan): number {
  return (words[to - 1]?.end ?? 0) - (words[from]?.start ?? 0);
}
