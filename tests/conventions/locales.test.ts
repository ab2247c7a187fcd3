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

const PLURAL = /^(.+)_(zero|one|two|few|many|other)$/;
const plurals = Object.keys(english).flatMap((key) => key.match(/^(.+)_other$/)?.[1] ?? []);
const pluralOf = (key: string) => {
  const base = PLURAL.exec(key)?.[1] ?? '';
  return plurals.includes(base) ? base : null;
};
const values = (text = '') => [...text.matchAll(/\$\d/g)].map(String).toSorted();

describe.each(locales)('$path', ({ messages, path }) => {
  const tag = messages['language_tag']?.message ?? '';

  it('names its language as its folder does', () => {
    expect(path.split('/').at(-2)).toBe(tag.replace('-', '_'));
  });

  it('has every text of the English one, with the same values in it', () => {
    for (const [key, { message }] of Object.entries(english)) {
      if (pluralOf(key) !== null) continue;
      expect(messages, `${path} lacks "${key}": translate it`).toHaveProperty(key);
      expect(values(messages[key]?.message), `values of "${key}" in ${path}`).toEqual(
        values(message),
      );
    }
    const added = Object.keys(messages).filter((key) => !(key in english) && !pluralOf(key));
    expect(added, `remove these from ${path}, or add them to the English one`).toEqual([]);
  });

  it('has the plural forms of its language, and no other', () => {
    const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
    for (const base of plurals) {
      const forms = Object.keys(messages).filter((key) => pluralOf(key) === base);
      expect(forms.toSorted(), `plural forms of "${base}" in ${path}`).toEqual(
        pluralCategories.map((category) => `${base}_${category}`).toSorted(),
      );
      // One or two may be said by a word; the others need the number.
      const wanted = values(english[`${base}_other`]?.message);
      for (const form of forms.filter((key) => /_(few|many|other)$/.test(key))) {
        expect(values(messages[form]?.message), `values of "${form}" in ${path}`).toEqual(wanted);
      }
    }
  });

  it('says nothing in English that the English one says, but names', () => {
    if (tag === 'en') return;
    const same = Object.keys(english).filter(
      (key) =>
        /\w+ \w+ \w+/.test(messages[key]?.message ?? '') &&
        messages[key]?.message === english[key]?.message,
    );
    expect(same, `translate these in ${path}`).toEqual([]);
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
    const isBuilt = /^status_(done|copied)_words/.test(key);
    const name = pluralOf(key) ?? key;
    return !isFailure && !isBuilt && !new RegExp(`['_]${name}['_]`).test(sources);
  });
  expect(unused, 'remove these from the locales, or use them').toEqual([]);
});
