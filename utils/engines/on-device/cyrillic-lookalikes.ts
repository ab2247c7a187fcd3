import type { LineRecogniser, LineWord } from './line-recogniser.ts';

const LATIN = 'AaBCcEeHKkMOoPpTXxy';
const CYRILLIC = 'АаВСсЕеНКкМОоРрТХху';
const LOOKALIKE = new RegExp(`^[${LATIN}]+$`);
const CAPITALS = /^\p{Lu}{2,}$/u;

/**
 * Read along with English, short Cyrillic words come out in Latin letters of the same look. In a
 * line that is Cyrillic they are put back, except capitals alone, which are abbreviations as often.
 */
export function restoreCyrillic(recogniser: LineRecogniser): LineRecogniser {
  return {
    async *recognise(image, lines) {
      for await (const line of recogniser.recognise(image, lines)) {
        yield isCyrillic(line.words) ? { ...line, words: line.words.map(restored) } : line;
      }
    },
  };
}

function isCyrillic(words: readonly LineWord[]): boolean {
  const text = words.map((word) => word.text).join('');
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return cyrillic > latin;
}

function restored(word: LineWord): LineWord {
  const bare = word.text.replaceAll(/^\P{L}+|\P{L}+$/gu, '');
  if (!LOOKALIKE.test(bare) || CAPITALS.test(bare)) return word;
  const text = Array.from(word.text, (letter) => CYRILLIC[LATIN.indexOf(letter)] ?? letter);
  return { ...word, text: text.join('') };
}
