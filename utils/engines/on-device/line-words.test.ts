import { expect, test } from 'vitest';
import { findGlyphs } from './glyphs.ts';
import { lineWords } from './line-words.ts';
import { emptyPixels, type Pixels } from './pixels.ts';

/** A line's image, 48 high: dark bars on a light ground, given by their left and right edges. */
function lineWith(width: number, bars: readonly (readonly [number, number])[]): Pixels {
  const line = emptyPixels(width, 48);
  line.data.fill(240);
  for (let y = 12; y < 36; y++) {
    for (const [left, right] of bars) {
      line.data.fill(20, (y * width + left) * 4, (y * width + right) * 4);
    }
  }
  return line;
}

const seen = (text: string, step: number, space = 0) => ({
  text,
  firstStep: step,
  lastStep: step,
  confidence: 0.9,
  candidates: [text],
  spaceBefore: space >= 0.5,
  spaceProbability: space,
});

const bars = [
  [10, 22],
  [26, 38],
  [58, 70],
  [74, 86],
] as const;
const characters = [seen('a', 1), seen('m', 3), seen('m', 7, 0.9), seen('e', 9)];

test('words reach from ink to ink, in pixels of the original image', () => {
  const words = lineWords(findGlyphs(lineWith(100, bars), characters, 8), 0.5, 50);
  expect(words).toMatchObject([
    { text: 'am', start: 5, end: 19 },
    { text: 'me', start: 29, end: 43 },
  ]);
  expect(words[0]?.confidence).toBeCloseTo(0.9);
});

test('a rule under the line is no ink of its letters', () => {
  const line = lineWith(400, bars);
  for (let y = 38; y < 40; y++) line.data.fill(20, y * 400 * 4, (y + 1) * 400 * 4);
  const words = lineWords(findGlyphs(line, characters, 8), 1, 400);
  expect(words).toMatchObject([
    { start: 10, end: 38 },
    { start: 58, end: 86 },
  ]);
});

test('light letters on dark are ink all the same', () => {
  const line = lineWith(100, bars);
  line.data.forEach((value, index) => (line.data[index] = 255 - value));
  const [word] = lineWords(findGlyphs(line, characters, 8), 1, 100);
  expect(word).toMatchObject({ start: 10, end: 38 });
});

test('where no ink is seen, words stand where the network saw them', () => {
  const [word] = lineWords(findGlyphs(lineWith(100, []), characters, 8), 1, 100);
  expect(word).toMatchObject({ text: 'am', start: 4, end: 36 });
});
