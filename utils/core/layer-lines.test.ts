import { expect, test } from 'vitest';
import { alignedLines, seenLines, type LayerLine } from './layer-lines.ts';

const word = (text: string, line: number, x: number) => ({
  text,
  line,
  x,
  y: line * 20,
  width: text.length * 10,
  height: 16,
  confidence: 0.99,
  angle: 0,
});
const words = [
  word('Inv0ice', 0, 0),
  word('10482', 0, 80),
  word('Green', 1, 0),
  word('tea', 1, 60),
  word('2x', 1, 100),
  word('3.40', 1, 130),
];
const textOf = (lines: readonly LayerLine[]) =>
  lines.map((line) =>
    line
      .map(({ text, spaced }) => (spaced ? `${text} ` : text))
      .join('')
      .trim(),
  );

test('the lines of the device are its words, line by line', () => {
  expect(textOf(seenLines(words))).toEqual(['Inv0ice 10482', 'Green tea 2x 3.40']);
  expect(seenLines(words)[0]?.[1]?.place).toEqual({ x: 80, y: 0, width: 50, height: 16, angle: 0 });
});

test('a text of another engine stands where the same was seen', () => {
  const lines = alignedLines('“Invoice” – 10482\nGreen tea, 2 x 3.40!', words);
  expect(textOf(lines)).toEqual(['“Invoice” – 10482', 'Green tea, 2 x 3.40!']);
  expect(lines[0]?.[0]?.place).toEqual({ x: 0, y: 0, width: 70, height: 16, angle: 0 });
});

test("Markdown's own signs are not laid", () => {
  const text = '# Invoice **10482**\n\n| Green tea | 2 x | 3.40 |';
  expect(textOf(alignedLines(text, words, { isMarkdown: true }))).toEqual([
    'Invoice 10482',
    'Green tea 2 x 3.40',
  ]);
});

test('what was seen nowhere is not lost', () => {
  expect(textOf(alignedLines('Invoice 10482 (copy)\nGreen tea 2x 3.40', words))).toEqual([
    'Invoice 10482 (copy)',
    'Green tea 2x 3.40',
  ]);
});

test('signs without spaces stay without, each at its place', () => {
  const line = { x: 0, y: 0, width: 80, height: 20, confidence: 0.99, angle: 0, line: 0 };
  const lines = alignedLines('今日は木曜日です', [{ ...line, text: '今日は水曜日です' }]);
  expect(textOf(lines)).toEqual(['今日は木曜日です']);
  expect(lines[0]?.[3]).toMatchObject({ text: '木', spaced: false, place: { x: 30, width: 10 } });
});
