import { expect, test } from 'vitest';
import { bestMatchDistance } from './best-match-distance.ts';

test('a part of the text that is the same costs nothing', () => {
  expect(bestMatchDistance('brown fox', 'the quick brown fox jumps')).toBe(0);
});

test('replaced, missing and added characters cost one each', () => {
  expect(bestMatchDistance('brown fox', 'the quick brawn fox jumps')).toBe(1);
  expect(bestMatchDistance('brown fox', 'the quick brwn fox jumps')).toBe(1);
  expect(bestMatchDistance('brown fox', 'the quick broown fox jumps')).toBe(1);
});

test('nothing like it costs its whole length, in characters and not code units', () => {
  expect(bestMatchDistance('abc', '')).toBe(3);
  expect(bestMatchDistance('𝒜𝒷', 'xyz')).toBe(2);
});
