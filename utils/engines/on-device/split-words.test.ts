import { expect, test } from 'vitest';
import { splitWords } from './split-words.ts';

/** In pixels of a line of 36: as wide as letters, and as far apart, as a sans-serif face has them. */
const NARROW = /[1iIjlt.,:;'!|()[\]-]/;
const SPACE = 8;
const GAP = 2;

/** The ink of a text as it stands there, and its words as they were read. */
function line(text: string, read: string, gap = GAP) {
  const placed: { letter: string; left: number; right: number }[] = [];
  let x = 10;
  for (const letter of text) {
    if (letter === ' ') {
      x += SPACE - gap;
      continue;
    }
    const width = NARROW.test(letter) ? 4 : 14;
    placed.push({ letter, left: x, right: x + width });
    x += width + gap;
  }
  const runs = placed.flatMap(({ letter, left, right }) =>
    letter === 'ы'
      ? [
          { left, right: left + 9, top: 10, bottom: 30 },
          { left: left + 11, right, top: 10, bottom: 30 },
        ]
      : [{ left, right, top: 6, bottom: 30 }],
  );
  let done = 0;
  const words = read.split(' ').map((word) => {
    const [first, last] = [placed[done], placed[(done += word.length) - 1]];
    return { text: word, left: first?.left ?? 0, right: last?.right ?? 0 };
  });
  return { words, runs };
}

const textOf = (words: readonly { text: string }[]) => words.map(({ text }) => text).join(' ');

test.each([
  ['Память занято 41 ГБ из 128 ГБ', 'Память занято 41 ГБ из 128ГБ'],
  ['данных и других и о проекте', 'данных и других ио проекте'],
  ['It is possible that a merge', 'Itis possible thata merge'],
  ['3 h', '3h'],
  ['h à 13 h.', 'hà13h.'],
  ['мы и ты', 'мы иты'],
])('%s, read as %s, is parted again', (text, read) => {
  const { words, runs } = line(text, read);
  const split = splitWords(words, runs);
  expect(textOf(split)).toBe(text);
  for (const { left, right } of split) expect(right).toBeGreaterThan(left);
});

test.each([
  ['Ticket 1171 illicit', GAP],
  ['at 10:47 on 2026-11-23, for 3.50', GAP],
  ['мы, вы', GAP],
  // Letter-spaced: all of its gaps are as wide as spaces.
  ['SPACED', SPACE],
])('%s stays as it is', (text, gap) => {
  const { words, runs } = line(text, text, gap);
  expect(splitWords(words, runs)).toEqual(words);
});

test('nothing is parted where ink and letters don’t match, or there is no ink', () => {
  const { words, runs } = line('It is possible', 'Itis possible');
  expect(splitWords(words, runs.slice(1))).toEqual(words);
  expect(splitWords(words, [])).toEqual(words);
});
