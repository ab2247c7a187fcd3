import type { LineRecogniser } from './line-recogniser.ts';

/** The bar that makes a vowel long looks like the sign for one, which stands before other Han signs. */
const LONG_VOWEL = /(?<=\p{Script=Katakana})一(?!\p{Script=Han})/gu;

/** Puts a bar where the network read the sign for one behind katakana: コーヒ一 is コーヒー. */
export function restoreLongVowels(recogniser: LineRecogniser): LineRecogniser {
  return {
    async *recognise(image, lines) {
      for await (const line of recogniser.recognise(image, lines)) {
        const words = line.words.map((word) => ({
          ...word,
          text: word.text.replaceAll(LONG_VOWEL, 'ー'),
        }));
        yield { ...line, words };
      }
    },
  };
}
