import { inkRuns, type InkRun } from './line-ink.ts';
import type { LineRecogniser, LineWord, RecognisedLine } from './line-recogniser.ts';
import { sampleLine } from './line-sampler.ts';
import type { Pixels } from './pixels.ts';

/** In pixels. */
const LINE_HEIGHT = 48;
/** In heights of the line's ink: strips without ink that are wider than this are spaces. */
const LEAST_SPACE = 0.28;
const HANGUL = /\p{Script=Hangul}/u;
/** How wide characters are, in widths of a syllable. */
const NARROW = /[\p{P}Ilij1]/u;
const NARROW_WIDTH = 0.35;
const LATIN = /[\p{Script=Latin}\p{N}]/u;
const LATIN_WIDTH = 0.62;
/** In widths of a syllable: what it costs to put a space where Tesseract put none. */
const UNSEEN_SPACE = 0.3;

interface Character {
  readonly text: string;
  readonly confidence: number;
  readonly width: number;
  /** Whether Tesseract put a space before it. */
  readonly startsWord: boolean;
}

/** Tesseract tears Korean words apart. Their spaces are put where the image has room for them. */
export function spaceKorean(recogniser: LineRecogniser): LineRecogniser {
  return {
    async *recognise(image, lines) {
      for await (const line of recogniser.recognise(image, lines)) {
        const isKorean = line.words.some(({ text }) => HANGUL.test(text));
        yield isKorean ? { ...line, words: spacedWords(image, line) } : line;
      }
    },
  };
}

function spacedWords(image: Pixels, { box, words }: RecognisedLine): LineWord[] {
  const line = sampleLine(image, box, LINE_HEIGHT);
  const stretches = inkStretches(inkRuns(line));
  const characters = words.flatMap(charactersOf);
  const scale = box.width / line.width;
  return shareOut(
    characters,
    stretches.map(({ left, right }) => right - left),
  ).flatMap(([from, to], index) => {
    const own = characters.slice(from, to);
    const { left = 0, right = 0 } = stretches[index] ?? {};
    if (own.length === 0) return [];
    return {
      text: own.map(({ text }) => text).join(''),
      start: left * scale,
      end: right * scale,
      confidence: Math.min(...own.map(({ confidence }) => confidence)),
    };
  });
}

function charactersOf({ text, confidence }: LineWord): Character[] {
  return Array.from(text, (character, index) => ({
    text: character,
    confidence,
    width: NARROW.test(character) ? NARROW_WIDTH : LATIN.test(character) ? LATIN_WIDTH : 1,
    startsWord: index === 0,
  }));
}

/** The ink between one space and the next. */
function inkStretches(runs: readonly InkRun[]): { left: number; right: number }[] {
  const top = Math.min(...runs.map((run) => run.top));
  const bottom = Math.max(...runs.map((run) => run.bottom));
  const stretches: { left: number; right: number }[] = [];
  for (const { left, right } of runs) {
    const last = stretches.at(-1);
    if (last && left - last.right < LEAST_SPACE * (bottom - top)) last.right = right;
    else stretches.push({ left, right });
  }
  return stretches;
}

/**
 * Shares the characters of a line out among stretches of ink of these widths, so that each has what
 * fits into it best. @returns for each stretch the first of its characters, and the first after them
 */
export function shareOut(
  characters: readonly Character[],
  widths: readonly number[],
): [number, number][] {
  const total = characters.reduce((sum, { width }) => sum + width, 0);
  const syllable = widths.reduce((sum, width) => sum + width, 0) / Math.max(1, total);
  const reached = [0];
  for (const { width } of characters) reached.push((reached.at(-1) ?? 0) + width);
  const count = characters.length;
  // The least cost of giving the first characters to the first stretches, and where the last began.
  let costs = new Float64Array(count + 1).fill(Infinity);
  costs[0] = 0;
  const starts: Uint32Array[] = [];
  for (const width of widths) {
    const next = new Float64Array(count + 1).fill(Infinity);
    const start = new Uint32Array(count + 1);
    for (let to = 0; to <= count; to++) {
      for (let from = 0; from <= to; from++) {
        const own = (reached[to] ?? 0) - (reached[from] ?? 0);
        const isUnseen = from > 0 && from < to && !characters[from]?.startsWord;
        const misfit = Math.abs(width / syllable - own) + (isUnseen ? UNSEEN_SPACE : 0);
        const cost = (costs[from] ?? 0) + misfit;
        if (cost >= (next[to] ?? Infinity)) continue;
        next[to] = cost;
        start[to] = from;
      }
    }
    costs = next;
    starts.push(start);
  }
  let to = count;
  return starts
    .toReversed()
    .map((start): [number, number] => {
      const from = start[to] ?? 0;
      const own: [number, number] = [from, to];
      to = from;
      return own;
    })
    .toReversed();
}
