import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { failureCodes } from '../../utils/core/failure.ts';

const root = new URL('../../', import.meta.url).pathname;
const localeSchema = z.record(z.string(), z.object({ message: z.string() }));
const locales = globSync('public/_locales/*/messages.json', { cwd: root }).map((path) => ({
  path,
  messages: localeSchema.parse(JSON.parse(readFileSync(root + path, 'utf8'))),
}));
const english = locales.find(({ path }) => path.includes('/en/'))?.messages ?? {};

const sources = globSync('{utils,components,entrypoints}/**/*.{ts,tsx}', { cwd: root })
  .filter((path) => !path.includes('.test.'))
  .map((path) => readFileSync(root + path, 'utf8'))
  .concat(readFileSync(`${root}wxt.config.ts`, 'utf8'))
  .join('\n');

describe.each(locales)('$path', ({ messages, path }) => {
  it('has every text of the English one, with the same values in it', () => {
    const values = (text = '') => [...text.matchAll(/\$\d/g)].map(String).toSorted();
    for (const [key, { message }] of Object.entries(english)) {
      expect(messages, `${path} lacks "${key}": translate it`).toHaveProperty(key);
      expect(values(messages[key]?.message), `values of "${key}" in ${path}`).toEqual(
        values(message),
      );
    }
    expect(Object.keys(messages).filter((key) => !(key in english))).toEqual([]);
  });
});

it('gives every failure a text and a remedy', () => {
  for (const code of failureCodes) {
    for (const key of [`failure_${code}`, `remedy_${code}`]) {
      const text = english[key]?.message ?? '';
      expect(text, `add "${key}" to public/_locales/en/messages.json`).toMatch(/\w.*[.!]$/);
    }
  }
});

it('has no text that nothing shows', () => {
  const unused = Object.keys(english).filter((key) => {
    const isFailure = failureCodes.some(
      (code) => key === `failure_${code}` || key === `remedy_${code}`,
    );
    const isBuilt = /^status_(done|copied)_(one_word|words)$/.test(key);
    return !isFailure && !isBuilt && !new RegExp(`['_]${key}['_]`).test(sources);
  });
  expect(unused, 'remove these from the locales, or use them').toEqual([]);
});
