import { expect, test } from 'vitest';
import { markErrors } from './marked-errors.ts';
import { errorKinds } from './model-errors.ts';
import { readPages } from './read-pages.ts';

test('500 changes as models make them are marked, and hardly a true word', () => {
  const { made, marked, trueWords, trueWordsMarked } = markErrors(readPages(), 500, 1);
  const sum = (counts: Record<string, number>) =>
    Object.values(counts).reduce((total, one) => total + one, 0);
  const byKind = errorKinds.map((kind) => `${kind} ${marked[kind]}/${made[kind]}`).join(', ');
  console.log(`marked: ${byKind}; true words marked: ${trueWordsMarked}/${trueWords}`);
  expect(sum(made)).toBe(500);
  expect(sum(marked) / 500).toBeGreaterThanOrEqual(0.95);
  expect(trueWordsMarked / trueWords).toBeLessThanOrEqual(0.02);
  // Numbers are what people can't check by their sense of the text.
  expect(marked['digit changed'] / made['digit changed']).toBeGreaterThanOrEqual(0.97);
  expect(marked['number rounded'] / made['number rounded']).toBeGreaterThanOrEqual(0.97);
});
