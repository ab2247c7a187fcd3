import { expect, test } from 'vitest';
import { shareOut } from './korean-spacing.ts';

/** Characters as Tesseract read them, spaces where it put them. */
const characters = (text: string) =>
  text.split(' ').flatMap((word) =>
    Array.from(word, (character, index) => ({
      text: character,
      confidence: 0.9,
      width: /[0-9]/.test(character) ? 0.62 : 1,
      startsWord: index === 0,
    })),
  );
const words = (text: string, widths: readonly number[]) =>
  shareOut(characters(text), widths).map(([from, to]) => text.replaceAll(' ', '').slice(from, to));

test('words are what stands between the wide gaps, however Tesseract tore them', () => {
  // "가격은 한 개에", 32 pixels a syllable.
  expect(words('가 격 은 한 개 에', [94, 30, 62])).toEqual(['가격은', '한', '개에']);
  expect(words('22 시 부 터', [102])).toEqual(['22시부터']);
});
