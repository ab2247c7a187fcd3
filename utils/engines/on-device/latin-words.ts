import { inkRuns } from './line-ink.ts';
import {
  meanConfidence,
  type LineRecogniser,
  type LineWord,
  type RecognisedLine,
} from './line-recogniser.ts';
import { sampleLine } from './line-sampler.ts';
import { median } from './median.ts';
import type { Pixels } from './pixels.ts';
import { sectionOf } from './rotated-box.ts';

/** What of a word may be Latin: from one character to another, that one not included. */
type Part = readonly [from: number, to: number];

const LATIN_WORD = /^\P{L}*[A-Za-z]{2}[\w./-]*\P{L}*$/u;
const SURE = 0.9;
/** Beside a part, in heights of its line: it is read better with some ground. */
const MARGIN = 0.15;
/** Pixels. */
const INK_HEIGHT = 48;

const FOREIGN_CYRILLIC = /(?![а-яё])\p{Script=Cyrillic}/giu;
const FEWEST_FOREIGN = 2;
/** From the first character of a word that is no syllable to the last. */
const NOT_SYLLABLES = /[^가-힣].*[^가-힣]/;
/** A syllable's width in heights of its line, where no word tells. */
const SYLLABLE = 0.6;

/**
 * Tesseract's Russian takes a Latin word for letters of other Cyrillic alphabets: `Оеһїап` for
 * `Debian`.
 */
export function readLatinInRussian(recogniser: LineRecogniser, latin: LineRecogniser) {
  return readLatin(recogniser, latin, (text) =>
    (text.match(FOREIGN_CYRILLIC)?.length ?? 0) < FEWEST_FOREIGN ? null : [0, text.length],
  );
}

/** Tesseract's Korean takes Latin letters for digits: `660는` for `FAQ는`. */
export function readLatinInKorean(recogniser: LineRecogniser, latin: LineRecogniser) {
  return readLatin(recogniser, latin, (text) => {
    const found = NOT_SYLLABLES.exec(text);
    return found && [found.index, found.index + found[0].length];
  });
}

/** Reads what may be Latin again, and takes it where that is sure. */
function readLatin(
  recogniser: LineRecogniser,
  latin: LineRecogniser,
  partOf: (text: string) => Part | null,
): LineRecogniser {
  return {
    async *recognise(image, lines) {
      for await (const line of recogniser.recognise(image, lines)) {
        const words: LineWord[] = [];
        for (const word of line.words) {
          const part = partOf(word.text);
          words.push(part ? await readPart(image, line, word, part, latin) : word);
        }
        yield { ...line, words, confidence: meanConfidence(words) };
      }
    },
  };
}

async function readPart(
  image: Pixels,
  line: RecognisedLine,
  word: LineWord,
  part: Part,
  latin: LineRecogniser,
): Promise<LineWord> {
  const { box } = line;
  const margin = MARGIN * box.height;
  const start = part[0] === 0 ? Math.max(0, word.start - margin) : null;
  const end = part[1] === word.text.length ? Math.min(box.width, word.end + margin) : null;
  const syllable = start === null || end === null ? syllableWidth(line) : 0;
  const section = sectionOf(
    box,
    start ?? gapNear(image, line, word.start + part[0] * syllable, syllable),
    end ?? gapNear(image, line, word.end - (word.text.length - part[1]) * syllable, syllable),
  );
  if (section.width <= 0) return word;
  for await (const { words, confidence } of latin.recognise(image, [section])) {
    const text = words.map((own) => own.text).join('');
    if (confidence < SURE || !LATIN_WORD.test(text)) continue;
    const mended = word.text.slice(0, part[0]) + text + word.text.slice(part[1]);
    return { ...word, text: mended, confidence: Math.max(word.confidence, confidence) };
  }
  return word;
}

/** In pixels of the image. */
function syllableWidth({ words, box }: RecognisedLine): number {
  const widths = words
    .filter(({ text }) => text.length > 1 && !/[^가-힣]/.test(text))
    .map(({ text, start, end }) => (end - start) / text.length);
  return widths.length > 0 ? median(widths) : SYLLABLE * box.height;
}

/** The middle of the gap in the line's ink that is nearest to a place, within half a syllable. */
function gapNear(image: Pixels, { box }: RecognisedLine, place: number, syllable: number): number {
  const line = sampleLine(image, box, INK_HEIGHT);
  const scale = box.width / line.width;
  const runs = inkRuns(line);
  const gaps = runs
    .slice(1)
    .map(({ left }, index) => ((left + (runs[index]?.right ?? left)) / 2) * scale);
  const distance = (gap: number) => Math.abs(gap - place);
  const nearest = gaps.reduce((a, b) => (distance(b) < distance(a) ? b : a), Infinity);
  return distance(nearest) <= syllable / 2 ? nearest : place;
}
