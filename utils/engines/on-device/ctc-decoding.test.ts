import { expect, test } from 'vitest';
import { decodeCtc } from './ctc-decoding.ts';

const alphabet = ['', 'a', 'b', ' '];

/** One row a step: the class that is likeliest, and how likely; the rest is the blank's. */
function steps(...rows: readonly (readonly [text: string, probability: number])[]): Float32Array {
  return Float32Array.from(
    rows.flatMap(([text, probability]) =>
      alphabet.map((other) => (other === text ? probability : other === '' ? 1 - probability : 0)),
    ),
  );
}

const read = (data: Float32Array) =>
  decodeCtc(data, alphabet)
    .map(({ text, spaceBefore }) => (spaceBefore ? ' ' : '') + text)
    .join('');

test('repetitions are one character, and two with a blank between', () => {
  expect(read(steps(['a', 0.9], ['a', 0.8], ['', 1], ['a', 0.9], ['b', 0.7]))).toBe('aab');
});

test('a character knows its steps and how sure the network was at best', () => {
  const [a] = decodeCtc(steps(['', 1], ['a', 0.6], ['a', 0.9], ['', 1]), alphabet);
  expect(a).toMatchObject({ firstStep: 1, lastStep: 2, candidates: ['a', '', 'b', ' '] });
  expect(a?.confidence).toBeCloseTo(0.9);
});

test('a space belongs to the character after it', () => {
  expect(read(steps(['a', 0.9], [' ', 0.8], ['b', 0.9], [' ', 0.9]))).toBe('a b');
});

test('a space that was not decoded leaves its probability', () => {
  const [, b] = decodeCtc(steps(['a', 0.9], [' ', 0.3], ['b', 0.9]), alphabet);
  expect(b).toMatchObject({ text: 'b', spaceBefore: false });
  expect(b?.spaceProbability).toBeCloseTo(0.3);
});

test('nothing is nothing', () => {
  expect(read(steps(['', 1], ['', 1]))).toBe('');
});
