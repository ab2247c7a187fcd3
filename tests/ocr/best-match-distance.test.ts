import { expect, test } from 'vitest';
import { bestMatchDistance, wholeDistance } from './best-match-distance.ts';

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

test('the whole distance counts what stands before and after too', () => {
  expect(wholeDistance('brown fox', 'brown fox')).toBe(0);
  expect(wholeDistance('brown fox', 'the brawn fox')).toBe(5);
  expect(wholeDistance('abc', '')).toBe(3);
  expect(wholeDistance('', 'abc')).toBe(3);
});
