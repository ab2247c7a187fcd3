import type { Progress, ReadEvent } from '../../core/read-event.ts';
import type { LanguageChoice } from '../../core/reading-language.ts';
import { rowTexts } from './code-indentation.ts';
import { isCredible } from './credible-line.ts';
import { decodePixels } from './decode-pixels.ts';
import type { LineDetector } from './line-detector.ts';
import type { RecognisedLine } from './line-recogniser.ts';
import { nextTask } from './next-task.ts';
import type { Pixels } from './pixels.ts';
import { readingOrder } from './reading-order.ts';
import type { ReadingPlan } from './reading-plan.ts';
import type { RotatedBox } from './rotated-box.ts';
import { wordBoxes } from './word-boxes.ts';

export interface OcrEngine {
  readonly detector: LineDetector;
  /** How an image with these lines is to be read. `beforeStep` may throw to stop. */
  plan(
    image: Pixels,
    boxes: readonly RotatedBox[],
    languages: LanguageChoice,
    beforeStep: () => Promise<void>,
  ): Promise<ReadingPlan>;
}

/**
 * Reads an image and emits its text and words row by row, in reading order, but no end.
 * Throws a `FailureError`, or the signal's reason once that is aborted.
 */
export async function readImage(
  image: Blob,
  languages: LanguageChoice,
  engine: OcrEngine,
  signal: AbortSignal,
  emit: (event: ReadEvent) => void,
): Promise<void> {
  const report = async (progress: Progress) => {
    emit({ type: 'progress', progress });
    await nextTask();
    signal.throwIfAborted();
  };
  await report({ step: 'finding-text' });
  const pixels = await decodePixels(image);
  const finding = () => report({ step: 'finding-text' });
  const boxes = await engine.detector.detect(pixels, finding);
  const plan = await engine.plan(pixels, boxes, languages, finding);
  const rows = readingOrder(plan.lines);
  const lines = rows.flat();
  const rowOf = rows.flatMap((row, index) => row.map(() => index));
  const read: RecognisedLine[][] = [];
  let done = 0;
  let row: RecognisedLine[] = [];
  await report({ step: 'reading-lines', done, total: lines.length });
  for await (const line of plan.recogniser.recognise(pixels, lines)) {
    if (isCredible(line)) row.push(line);
    done++;
    const rowIsOver = rowOf[done] !== rowOf[done - 1];
    if (rowIsOver && row.length > 0) {
      emitRow(row, read.length, emit);
      read.push(row);
      row = [];
    }
    await report({ step: 'reading-lines', done, total: lines.length });
  }
  // Only the whole shows what is code, and where its margin lies.
  const texts = rowTexts(read);
  if (texts.some((text, index) => text !== plainText(read[index] ?? []))) {
    emit({ type: 'replace-text', text: texts.join('\n') });
  }
}

function plainText(lines: readonly RecognisedLine[]): string {
  return lines.flatMap((line) => line.words.map((word) => word.text)).join(' ');
}

function emitRow(
  lines: readonly RecognisedLine[],
  index: number,
  emit: (event: ReadEvent) => void,
): void {
  const text = plainText(lines);
  emit({ type: 'text', text: index > 0 ? '\n' + text : text });
  emit({ type: 'words', words: lines.flatMap((line) => wordBoxes(line, index)) });
}
