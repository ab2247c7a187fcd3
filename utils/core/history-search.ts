import MiniSearch from 'minisearch';
import { hostOf, type HistoryRow } from './history.ts';
import { CJK } from './shaping/cjk.ts';

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const CJK_RUN = new RegExp(`${CJK}+|(?:(?!${CJK}).)+`, 'gu');
const IS_CJK = new RegExp(`^${CJK}`, 'u');

/** Finds rows that hold all of these words, or words that begin so; none of them for no words. */
export type HistorySearch = (words: string) => ReadonlySet<string> | null;

export function createHistorySearch(rows: readonly HistoryRow[]): HistorySearch {
  const index = new MiniSearch<Record<'id' | 'text' | 'title' | 'place' | 'name', string>>({
    fields: ['text', 'title', 'place', 'name'],
    tokenize: searchTerms,
    processTerm: (term) => term,
  });
  index.addAll(
    rows.map((row) => {
      const { id, text, name, page } = row;
      return { id, text, name, title: page?.title ?? '', place: hostOf(row) };
    }),
  );
  return (words) => {
    if (searchTerms(words).length === 0) return null;
    const found = index.search(words, { combineWith: 'AND', prefix: true });
    return new Set(found.map(({ id }) => String(id)));
  };
}

/**
 * Words without regard to case and accents. Scripts that don't part their words are searched by
 * pairs of characters, so that any part of a text is found.
 */
export function searchTerms(text: string): string[] {
  const folded = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return [...folded.matchAll(WORD)].flatMap(([word]) =>
    [...word.matchAll(CJK_RUN)].flatMap(([run]) => (IS_CJK.test(run) ? pairs(run) : [run])),
  );
}

function pairs(run: string): string[] {
  const characters = Array.from(run);
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}
