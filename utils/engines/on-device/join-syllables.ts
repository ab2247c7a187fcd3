import type { LineRecogniser, LineWord } from './line-recogniser.ts';

/** Tesseract puts gaps between Korean syllables. A space is wider than this share of the height. */
const LEAST_SPACE = 0.2;
const KOREAN_END = /\p{Script=Hangul}$/u;
const KOREAN_START = /^[\p{Script=Hangul}.,]/u;

/** Joins words whose syllables stand too close together for a space. */
export function joinSyllables(recogniser: LineRecogniser): LineRecogniser {
  return {
    async *recognise(image, lines) {
      for await (const line of recogniser.recognise(image, lines)) {
        yield { ...line, words: joined(line.words, line.box.height * LEAST_SPACE) };
      }
    },
  };
}

function joined(words: readonly LineWord[], leastSpace: number): LineWord[] {
  const result: LineWord[] = [];
  for (const word of words) {
    const before = result.at(-1);
    const isOne =
      before &&
      KOREAN_END.test(before.text) &&
      KOREAN_START.test(word.text) &&
      word.start - before.end < leastSpace;
    if (!isOne) {
      result.push(word);
      continue;
    }
    result[result.length - 1] = {
      text: before.text + word.text,
      start: before.start,
      end: word.end,
      confidence: Math.min(before.confidence, word.confidence),
    };
  }
  return result;
}
