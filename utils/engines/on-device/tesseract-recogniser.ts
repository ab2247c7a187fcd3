import { greyLine } from './grey-line.ts';
import { sampleLine } from './line-sampler.ts';
import { inkRuns } from './line-ink.ts';
import { meanConfidence, type LineRecogniser, type RecognisedLine } from './line-recogniser.ts';
import { mapAhead } from './map-ahead.ts';
import type { Pixels } from './pixels.ts';
import type { RotatedBox } from './rotated-box.ts';
import { splitWords } from './split-words.ts';
import type { TesseractWord } from './tesseract-core.ts';
import type { TesseractPool } from './tesseract-pool.ts';
import { surestTurn } from './surest-turn.ts';

const MARGIN = 10;
const FROM_RIGHT = /[\p{Script=Arabic}\p{Script=Hebrew}]/gu;
const DIRECTION_MARKS = /[\u200e\u200f]/g;
/** Lines that wait at each worker, so that none has to wait for us. */
const QUEUE = 2;

/**
 * Line recognition by Tesseract's LSTM, each line on its own, in the languages of its pool. `lineHeight`, in
 * pixels, is what lines are brought to.
 */
export function createTesseractRecogniser(pool: TesseractPool, lineHeight: number): LineRecogniser {
  async function readBox(image: Pixels, box: RotatedBox): Promise<RecognisedLine> {
    const line = sampleLine(image, box, lineHeight);
    const scale = box.height / lineHeight;
    const read = await pool.read(greyLine(line, MARGIN));
    const placed = read.map(({ text, confidence, left, right }) => ({
      text: text.replaceAll(DIRECTION_MARKS, ''),
      confidence,
      left: left - MARGIN,
      right: right - MARGIN,
    }));
    const words = splitWords(inOrder(placed), inkRuns(line));
    const edge = (x: number) => Math.min(box.width, Math.max(0, x * scale));
    return {
      box,
      words: words.map(({ text, left, right, confidence }) => ({
        text,
        start: edge(left),
        end: edge(right),
        confidence,
      })),
      confidence: meanConfidence(words),
    };
  }

  return {
    recognise: (image, lines) =>
      mapAhead(lines, pool.size * QUEUE, (box) => surestTurn(box, (turn) => readBox(image, turn))),
  };
}

/** From left to right; where most of it runs the other way, as Tesseract gives it. */
function inOrder(words: readonly TesseractWord[]): readonly TesseractWord[] {
  const text = words.map((word) => word.text).join('');
  const fromRight = text.match(FROM_RIGHT)?.length ?? 0;
  if (fromRight > text.length / 2) return words;
  return words.toSorted((a, b) => a.left - b.left);
}
