import { expect, it } from 'vitest';
import { countWords } from './word-count.ts';

it('counts words, in scripts without spaces too', () => {
  expect(countWords('Two chairs, walnut: 418.50 EUR')).toBe(5);
  expect(countWords('')).toBe(0);
  expect(countWords('今日は天気がいい')).toBeGreaterThan(2);
});

it('counts a long text by its beginning, as near as that tells', () => {
  const words = countWords('three words here\n'.repeat(100_000));
  expect(words).toBeGreaterThan(299_000);
  expect(words).toBeLessThan(301_000);
});
