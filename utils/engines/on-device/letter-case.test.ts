import { expect, test } from 'vitest';
import type { Glyph } from './glyphs.ts';
import { correctCase } from './letter-case.ts';

/** Glyphs on one baseline: 20 pixels high, 27 where the mark below says tall, 0 for unknown. */
function glyphsOf(
  text: string,
  marks: string,
  doubtful: Readonly<Record<number, string>>,
): Glyph[] {
  return Array.from(text, (sign, index) => {
    const height = marks[index] === 'T' ? 27 : 20;
    return {
      character: {
        text: sign,
        firstStep: index,
        lastStep: index,
        confidence: index in doubtful ? 0.6 : 1,
        candidates: [sign].concat(Array.from(doubtful[index] ?? '')),
        spaceBefore: false,
        spaceProbability: 0,
      },
      centre: index * 20,
      run: marks[index] === '?' ? null : { left: 0, right: 10, top: 36 - height, bottom: 36 },
      isAlone: true,
      gapBefore: 2,
    };
  });
}

const read = (text: string, marks: string, doubtful: Readonly<Record<number, string>>) =>
  correctCase(glyphsOf(text, marks, doubtful)).join('');

test('a letter in doubt is as large as it stands', () => {
  expect(read('Const', 'tnntT', { 0: '' })).toBe('const');
  expect(read('useCapture', 'nnnTnntnnn', { 3: '' })).toBe('useCapture');
  expect(read('usecapture', 'nnnTnntnnn', { 3: '' })).toBe('useCapture');
  expect(read('DoM', 'TTT', { 1: 'O' })).toBe('DOM');
});

test('what the network is sure of stays, whatever the ink', () => {
  expect(read('various', 'Tnnnnnn', {})).toBe('various');
});

test('a tall o is the zero or the capital that the network thought likelier', () => {
  expect(read('bounds.yo', 'TnnnTn?nT', { 8: '0O' })).toBe('bounds.y0');
  expect(read('bounds.yo', 'TnnnTn?nT', { 8: 'O0' })).toBe('bounds.yO');
});

test('a small zero is an o in a word and a zero in a small number', () => {
  expect(read('remark0', 'nnnnnTn', { 6: '' })).toBe('remarko');
  expect(read('remark20', 'nnnnnTnn', { 7: '' })).toBe('remark20');
});

test('without other letters there is nothing to compare with', () => {
  expect(read('co', 'nT', { 0: '', 1: '' })).toBe('co');
});
