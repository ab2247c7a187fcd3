import { expect, test } from 'vitest';
import type { Glyph } from './glyphs.ts';
import { spacesBefore } from './spacing.ts';

interface Letter {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly space?: number;
}

/** Glyphs with their ink; `space` is the probability of a space before, decoded from a half on. */
function glyphsOf(letters: readonly Letter[]): Glyph[] {
  return letters.map(({ text, left, right, space = 0 }, index) => ({
    character: {
      text,
      firstStep: index,
      lastStep: index,
      confidence: 1,
      candidates: [text],
      spaceBefore: space >= 0.5,
      spaceProbability: space,
    },
    centre: (left + right) / 2,
    run: { left, right, top: 10, bottom: 36 },
    isAlone: true,
    gapBefore: left - (letters[index - 1]?.right ?? left),
  }));
}

const read = (letters: readonly Letter[]) => {
  const spaces = spacesBefore(glyphsOf(letters));
  return letters.map(({ text }, index) => (spaces[index] ? ' ' : '') + text).join('');
};

test('the network’s spaces stand in proportional type', () => {
  expect(
    read([
      { text: 'i', left: 0, right: 4 },
      { text: 't', left: 7, right: 15 },
      { text: 'i', left: 25, right: 29, space: 0.9 },
      { text: 's', left: 32, right: 46 },
    ]),
  ).toBe('it is');
});

test('a space that it held possible is one where there is room', () => {
  const letters = (space: number) => [
    { text: 'T', left: 0, right: 20 },
    { text: 'O', left: 24, right: 46 },
    { text: 'B', left: 64, right: 84, space },
    { text: 'E', left: 88, right: 104 },
  ];
  expect(read(letters(0.3))).toBe('TO BE');
  expect(read(letters(0))).toBe('TOBE');
});

/** Monospaced: each glyph in the middle of a cell of 20 pixels. */
const monospaced = (text: string, spaces: Readonly<Record<number, number>>) =>
  Array.from(text).flatMap((sign, cell) => {
    const half = /[.:]/.test(sign) ? 3 : 8;
    const middle = cell * 20 + 10;
    const space = spaces[cell] ?? 0;
    return sign === ' ' ? [] : [{ text: sign, left: middle - half, right: middle + half, space }];
  });

test('room beside a narrow sign in monospaced type is no space', () => {
  expect(read(monospaced('child.spawn', { 5: 0.9, 6: 0.95 }))).toBe('child.spawn');
  expect(read(monospaced('a::tests', { 1: 0.2, 2: 0.19 }))).toBe('a::tests');
});

test('but a whole empty cell is one, and what is certain is', () => {
  expect(read(monospaced('let x is', { 4: 0.8, 6: 0.7 }))).toBe('let x is');
  expect(read(monospaced('child.spawn', { 6: 1 }))).toBe('child. spawn');
});
