import { expect, test } from 'vitest';
import type { Doubt } from './doubt.ts';
import { textParts } from './text-parts.ts';

const doubt = (start: number, end: number): Doubt => ({
  start,
  end,
  reason: 'unlike',
  seen: '',
  places: [],
});

test('the parts are the text, cut at the doubts; a place where something is missing is empty', () => {
  const parts = textParts('one two three', [doubt(0, 3), doubt(7, 7), doubt(8, 13)]);
  expect(parts).toEqual([
    { text: 'one', doubt: 0 },
    { text: ' two', doubt: null },
    { text: '', doubt: 1 },
    { text: ' ', doubt: null },
    { text: 'three', doubt: 2 },
  ]);
  expect(parts.map(({ text }) => text).join('')).toBe('one two three');
});

test('a doubt on a text that was replaced since changes nothing of it', () => {
  expect(textParts('short', [doubt(2, 40)])).toEqual([{ text: 'short', doubt: null }]);
});
