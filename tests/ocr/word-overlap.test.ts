import { expect, test } from 'vitest';
import { wordOverlaps } from './word-overlap.ts';

const box = (text: string, x: number) => ({ text, x, y: 0, width: 10, height: 10, angle: 0 });

test('takes the nearest word with the same text', () => {
  expect(wordOverlaps([box('a', 0), box('a', 50)], [box('a', 50), box('a', 0)])).toEqual([1, 1]);
});

test('half of a word beside it is a third of both', () => {
  expect(wordOverlaps([box('a', 0)], [box('a', 5)])[0]).toBeCloseTo(1 / 3);
});

test('a word that was read elsewhere, or not at all, overlaps nothing', () => {
  expect(wordOverlaps([box('a', 0), box('b', 0)], [box('a', 30)])).toEqual([0, 0]);
});

test('a turned box is compared as it stands', () => {
  const upright = { text: 'a', x: 20, y: 0, width: 10, height: 40 };
  const turned = { text: 'a', x: 5, y: 15, width: 40, height: 10, angle: Math.PI / 2 };
  expect(wordOverlaps([upright], [turned])[0]).toBeCloseTo(1);
});
