import { expect, test } from 'vitest';
import { categories, languageSchema } from './labelled-page.ts';
import { labelledPages } from './labelled-pages.ts';

test('there are enough of every kind, and a quick one of each', () => {
  expect(labelledPages.length).toBeGreaterThanOrEqual(60);
  for (const category of categories) {
    const pages = labelledPages.filter((page) => page.category === category);
    expect(pages.length, category).toBeGreaterThanOrEqual(4);
    expect(
      pages.some(({ quick }) => quick),
      category,
    ).toBe(true);
  }
});

test('every language is written', () => {
  const written = new Set(labelledPages.map(({ language }) => language));
  expect([...written].sort()).toEqual([...languageSchema.options].sort());
});

test('names and seeds are their own', () => {
  const seeds = labelledPages.flatMap(({ wear }) => wear?.seed ?? []);
  expect(new Set(seeds).size).toBe(seeds.length);
  expect(new Set(labelledPages.map(({ name }) => name)).size).toBe(labelledPages.length);
});
