import { expect, it } from 'vitest';
import { searchAddress } from './web-search.ts';

const queryOf = (text: string) => new URL(searchAddress(text)).searchParams.get('q');

it.each([
  ['Seat 14C,\n window & gate', 'Seat 14C, window & gate'],
  ['word '.repeat(100), 'word '.repeat(40).trim()],
  ['東'.repeat(300), '東'.repeat(200)],
])('searches for the beginning of %j', (text, query) => {
  expect(queryOf(text)).toBe(query);
});
