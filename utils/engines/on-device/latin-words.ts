import type { LineRecogniser, LineWord, RecognisedLine } from './line-recogniser.ts';
import type { Pixels } from './pixels.ts';
import { sectionOf } from './rotated-box.ts';

/** Cyrillic letters that Russian hasn't. So many in a word, and it isn't Russian. */
const FOREIGN = /(?![а-яё])\p{Script=Cyrillic}/giu;
const FEWEST_FOREIGN = 2;
const LATIN_WORD = /^\P{L}*[A-Za-z]{2}[\w./-]*\P{L}*$/u;
const SURE = 0.9;
/** Beside a word, in heights of its line: it is read better with some ground. */
const MARGIN = 0.15;

/**
 * Tesseract's Russian takes a Latin word for letters of other Cyrillic alphabets: `Оеһїап` for
 * `Debian`. Such words are read again in Latin, and taken where that is sure.
 */
export function readLatinWords(recogniser: LineRecogniser, latin: LineRecogniser): LineRecogniser {
  return {
    async *recognise(image, lines) {
      for await (const line of recogniser.recognise(image, lines)) {
        const words: LineWord[] = [];
        for (const word of line.words) {
          words.push(isForeign(word) ? await readAsLatin(image, line, word, latin) : word);
        }
        yield { ...line, words };
      }
    },
  };
}

function isForeign({ text }: LineWord): boolean {
  return (text.match(FOREIGN)?.length ?? 0) >= FEWEST_FOREIGN;
}

async function readAsLatin(
  image: Pixels,
  { box }: RecognisedLine,
  word: LineWord,
  latin: LineRecogniser,
): Promise<LineWord> {
  const margin = MARGIN * box.height;
  const start = Math.max(0, word.start - margin);
  const section = sectionOf(box, start, Math.min(box.width, word.end + margin));
  for await (const { words, confidence } of latin.recognise(image, [section])) {
    const text = words.map((part) => part.text).join('');
    if (confidence >= SURE && LATIN_WORD.test(text)) return { ...word, text, confidence };
  }
  return word;
}
