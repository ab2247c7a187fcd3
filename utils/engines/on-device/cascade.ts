import type { LineRecogniser, RecognisedLine } from './line-recogniser.ts';

/**
 * The first recogniser is in doubt of a line below this mean confidence, or where it has a word
 * below the lesser one. Fewer errors are left than either recogniser makes alone; set by the quick
 * part of our labelled set, which takes a twentieth longer than with 0.88 and 0.6.
 */
const LEAST_CONFIDENCE = 0.93;
const LEAST_WORD_CONFIDENCE = 0.8;

/** Reads with a quick recogniser, and lines that it is in doubt of again with a slower one. */
export function createCascade(first: LineRecogniser, second: LineRecogniser): LineRecogniser {
  return {
    async *recognise(image, lines) {
      let index = 0;
      for await (const line of first.recognise(image, lines)) {
        const box = lines[index++];
        if (box && isInDoubt(line)) yield* second.recognise(image, [box]);
        else yield line;
      }
    },
  };
}

function isInDoubt({ words, confidence }: RecognisedLine): boolean {
  return (
    confidence < LEAST_CONFIDENCE || words.some((word) => word.confidence < LEAST_WORD_CONFIDENCE)
  );
}
