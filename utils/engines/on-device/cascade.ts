import { isCredible } from './credible-line.ts';
import type { LineRecogniser, RecognisedLine } from './line-recogniser.ts';
import { hasAmbiguousCode, hasBar, isUnbalanced } from './misread-signs.ts';

/**
 * The first recogniser is in doubt of a line below this mean confidence, where it has a word below
 * the lesser one, and where the text itself looks misread. Of 124 labelled images these leave fewest
 * errors. Higher ones have twice as many lines read again, and make some worse.
 */
const LEAST_CONFIDENCE = 0.9;
const LEAST_WORD_CONFIDENCE = 0.6;
/** An unbalanced line is in order where the recogniser is as sure as this. */
const QUITE_SURE = 0.95;
/** The second is taken at its word when as sure as this, or where the first is hardly sure at all. */
const SURE = 0.9;
const HARDLY_SURE = 0.7;

/** Reads with a quick recogniser, and lines that it is in doubt of again with a slower one. */
export function createCascade(first: LineRecogniser, second: LineRecogniser): LineRecogniser {
  return readAgain(first, second, isInDoubt, better);
}

/** Reads with one, and what it makes nothing of with another. */
export function rescue(first: LineRecogniser, other: LineRecogniser): LineRecogniser {
  return readAgain(
    first,
    other,
    (line) => !isCredible(line),
    (_, again) => again,
  );
}

function readAgain(
  first: LineRecogniser,
  second: LineRecogniser,
  isWanted: (line: RecognisedLine) => boolean,
  choose: (line: RecognisedLine, again: RecognisedLine) => RecognisedLine,
): LineRecogniser {
  return {
    async *recognise(image, lines) {
      let index = 0;
      for await (const line of first.recognise(image, lines)) {
        const box = lines[index++];
        if (!box || !isWanted(line)) yield line;
        else for await (const again of second.recognise(image, [box])) yield choose(line, again);
      }
    },
  };
}

function isInDoubt({ words, confidence }: RecognisedLine): boolean {
  if (confidence < LEAST_CONFIDENCE) return true;
  const text = words.map((word) => word.text).join(' ');
  return (
    words.some((word) => word.confidence < LEAST_WORD_CONFIDENCE) ||
    hasBar(text) ||
    hasAmbiguousCode(text) ||
    (confidence < QUITE_SURE && isUnbalanced(text))
  );
}

function better(first: RecognisedLine, second: RecognisedLine): RecognisedLine {
  return second.confidence >= SURE || first.confidence < HARDLY_SURE ? second : first;
}
