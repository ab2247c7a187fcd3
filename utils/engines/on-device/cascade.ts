import { isCredible } from './credible-line.ts';
import { doubtfulSpans, edgesOf } from './doubtful-spans.ts';
import {
  meanConfidence,
  type LineRecogniser,
  type LineWord,
  type RecognisedLine,
} from './line-recogniser.ts';
import { hasAmbiguousCode, hasBar, isUnbalanced } from './misread-signs.ts';
import type { Pixels } from './pixels.ts';
import { sectionOf, type RotatedBox } from './rotated-box.ts';

/**
 * The first recogniser is in doubt of a line below this mean confidence, where it has a word below
 * the lesser one, and where the text itself looks misread. Of 124 labelled images these leave fewest
 * errors. Higher ones have twice as many lines read again, and make some worse.
 */
const LEAST_CONFIDENCE = 0.9;
const LEAST_WORD_CONFIDENCE = 0.6;
/** Of a line whose mean is too low, the words below this are doubtful. */
const DOUBTFUL_WORD = 0.8;
/** An unbalanced line is in order where the recogniser is as sure as this. */
const QUITE_SURE = 0.95;
/** The second is taken at its word when as sure as this, or where the first is hardly sure at all. */
const SURE = 0.9;
const HARDLY_SURE = 0.7;
/** What `isUnbalanced` counts. */
const PAIRED = /[()[\]{}"“”`‘’]/;

/**
 * Reads with a quick recogniser, and what that is in doubt of again with a slower one: lines, and of
 * long ones the doubtful words.
 */
export function createCascade(first: LineRecogniser, second: LineRecogniser): LineRecogniser {
  return readAgain(first, isInDoubt, (image, line, box) => readDoubtful(second, image, line, box));
}

/** Reads with one, and what it makes nothing of with another. */
export function rescue(first: LineRecogniser, other: LineRecogniser): LineRecogniser {
  return readAgain(
    first,
    (line) => !isCredible(line),
    (image, _line, box) => readOne(other, image, box),
  );
}

function readAgain(
  first: LineRecogniser,
  isWanted: (line: RecognisedLine) => boolean,
  read: (image: Pixels, line: RecognisedLine, box: RotatedBox) => Promise<RecognisedLine>,
): LineRecogniser {
  return {
    async *recognise(image, lines) {
      let index = 0;
      for await (const line of first.recognise(image, lines)) {
        const box = lines[index++];
        yield box && isWanted(line) ? await read(image, line, box) : line;
      }
    },
  };
}

async function readOne(
  recogniser: LineRecogniser,
  image: Pixels,
  box: RotatedBox,
): Promise<RecognisedLine> {
  for await (const line of recogniser.recognise(image, [box])) return line;
  return { box, words: [], confidence: 0 };
}

/** `box` is the line's as it was found, which the line itself may have turned. */
async function readDoubtful(
  second: LineRecogniser,
  image: Pixels,
  line: RecognisedLine,
  box: RotatedBox,
): Promise<RecognisedLine> {
  const spans = doubtfulSpans(line, doubtOf(line));
  if (spans === 'all') return better(line, await readOne(second, image, box));
  const words: LineWord[] = [];
  let next = 0;
  for (const span of spans) {
    const own = line.words.slice(span.from, span.to);
    const [start, end] = edgesOf(line, span);
    const again = await readOne(second, image, sectionOf(line.box, start, end));
    const moved = again.words.map((word) => ({
      ...word,
      start: word.start + start,
      end: word.end + start,
    }));
    const chosen = better(
      { ...line, words: own, confidence: meanConfidence(own) },
      { ...again, words: moved },
    );
    words.push(...line.words.slice(next, span.from), ...chosen.words);
    next = span.to;
  }
  words.push(...line.words.slice(next));
  return { ...line, words, confidence: meanConfidence(words) };
}

function isInDoubt(line: RecognisedLine): boolean {
  return line.confidence < LEAST_CONFIDENCE || line.words.some(doubtOf(line));
}

/** Which words of a line are doubtful. */
function doubtOf({ words, confidence: mean }: RecognisedLine): (word: LineWord) => boolean {
  const least = mean < LEAST_CONFIDENCE ? DOUBTFUL_WORD : LEAST_WORD_CONFIDENCE;
  const unbalanced = mean < QUITE_SURE && isUnbalanced(words.map((word) => word.text).join(' '));
  return ({ text, confidence }) =>
    confidence < least ||
    hasBar(text) ||
    hasAmbiguousCode(text) ||
    (unbalanced && PAIRED.test(text));
}

function better(first: RecognisedLine, second: RecognisedLine): RecognisedLine {
  return second.confidence >= SURE || first.confidence < HARDLY_SURE ? second : first;
}
