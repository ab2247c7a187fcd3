import type { Pixels } from './pixels.ts';
import type { RotatedBox } from './rotated-box.ts';

/** A word of a line: `start` and `end` in pixels of the image, along the line from its left edge. */
export interface LineWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** 0 to 1. */
  readonly confidence: number;
}

export interface RecognisedLine {
  /** The box as it was read: its first axis is the direction of reading. */
  readonly box: RotatedBox;
  /** Empty where nothing was recognised. */
  readonly words: readonly LineWord[];
  /** 0 to 1; 0 where nothing was recognised. */
  readonly confidence: number;
}

/**
 * Reads lines. It is given all of them, so that a recogniser may read several in one go, or ask
 * another about those that it is in doubt of.
 */
export interface LineRecogniser {
  /** One answer a line, in the order of the lines, each as soon as it is known. */
  recognise(image: Pixels, lines: readonly RotatedBox[]): AsyncIterable<RecognisedLine>;
}

/** The mean over the characters of some words; 0 where there are none. */
export function meanConfidence(words: readonly Pick<LineWord, 'text' | 'confidence'>[]): number {
  const characters = words.reduce((sum, { text }) => sum + text.length, 0);
  const sum = words.reduce((total, { text, confidence }) => total + text.length * confidence, 0);
  return characters > 0 ? sum / characters : 0;
}

/** The mean over the characters of some lines; 0 where nothing was recognised. */
export function meanLineConfidence(lines: readonly RecognisedLine[]): number {
  const lengths = lines.map(({ words }) => words.reduce((sum, { text }) => sum + text.length, 0));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const sum = lines.reduce((all, line, index) => all + line.confidence * (lengths[index] ?? 0), 0);
  return total > 0 ? sum / total : 0;
}

export function textOf(lines: readonly RecognisedLine[]): string {
  return lines.map(({ words }) => words.map(({ text }) => text).join(' ')).join('\n');
}
