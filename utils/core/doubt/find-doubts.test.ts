import { expect, test } from 'vitest';
import { findDoubts } from './find-doubts.ts';
import type { Word } from '../read-event.ts';

/** Lines of words as the device reads them: 10 pixels a character, 20 a line, sure of all. */
function readFrom(left: number, lines: readonly string[]): Word[] {
  const words: Word[] = [];
  for (const [line, content] of lines.entries()) {
    let x = left;
    for (const text of content.split(' ')) {
      const width = text.length * 10;
      words.push({ text, x, y: line * 20, width, height: 16, confidence: 0.99, angle: 0, line });
      x += width + 10;
    }
  }
  return words;
}

const read = (...lines: readonly string[]) => readFrom(0, lines);

/** Each doubt as what is said, why it is in doubt, and what was seen. */
function doubts(text: string, words: readonly Word[], isMarkdown = false): string[] {
  return findDoubts(text, words, { isMarkdown }).map(
    ({ start, end, reason, seen }) => `${text.slice(start, end)}|${reason}|${seen}`,
  );
}

const receipt = read('Invoice no. 10482', 'Green tea 2 x 3.40', 'Total due 6.80 EUR', 'Thank you');
const truth = 'Invoice no. 10482\nGreen tea 2 x 3.40\nTotal due 6.80 EUR\nThank you';

test('a text that the image bears out has no doubts', () => {
  expect(doubts(truth, receipt)).toEqual([]);
});

test('a changed digit is marked with what was seen and where', () => {
  const text = truth.replace('10482', '10462');
  const [doubt] = findDoubts(text, receipt);
  expect(text.slice(doubt?.start, doubt?.end)).toBe('10462');
  expect(doubt).toMatchObject({ reason: 'unlike', seen: '10482' });
  expect(doubt?.places).toEqual([{ x: 120, y: 0, width: 50, height: 16, angle: 0 }]);
});

test.each([
  ['6.80', '6.8'],
  ['6.80', '680'],
  ['6.80', '7'],
  ['6.80', '6,800'],
])('an amount of %s is not %s', (right, wrong) => {
  expect(doubts(truth.replace(right, wrong), receipt)).toEqual([`${wrong}|unlike|${right}`]);
});

test.each([
  ['-6.80', '6.80'],
  ['18%', '18'],
  ['$6.80', '€6.80'],
  ['2026-11-20', '20261120'],
])('%s is not %s', (seen, said) => {
  expect(doubts(said, read(seen))).toEqual([`${said}|unlike|${seen}`]);
});

test('a corrected word and another capital are marked where the device is sure', () => {
  expect(doubts(truth.replace('Green', 'Greek'), receipt)).toEqual(['Greek|unlike|Green']);
  expect(doubts(truth.replace('Thank', 'THANK'), receipt)).toEqual(['THANK|unlike|Thank']);
  const unsure = receipt.map((word) => ({ ...word, confidence: 0.5 }));
  expect(doubts(truth.replace('Green', 'Greek'), unsure)).toEqual([]);
});

test('a line that was left out is marked where it is missing', () => {
  const text = truth.replace('Green tea 2 x 3.40\n', '');
  const [doubt, ...others] = findDoubts(text, receipt);
  expect(others).toEqual([]);
  expect(doubt).toMatchObject({ reason: 'left-out', seen: 'Green tea 2 x 3.40' });
  expect(doubt?.start).toBe('Invoice no. 10482'.length);
  expect(doubt?.end).toBe(doubt?.start);
});

test('an invented line is marked word by word', () => {
  const text = truth.replace('Thank', 'All prices include tax\nThank');
  expect(doubts(text, receipt)).toEqual([
    'All|unseen|',
    'prices|unseen|',
    'include|unseen|',
    'tax|unseen|',
  ]);
});

test('lines that changed places are marked', () => {
  const text =
    'Invoice no. 10482\nTotal due 6.80 EUR\nGreen tea 2 x 3.40\nThank you for your visit';
  const words = read(
    'Invoice no. 10482',
    'Green tea 2 x 3.40',
    'Total due 6.80 EUR',
    'Thank you for your visit',
  );
  const marked = findDoubts(text, words);
  expect(new Set(marked.map(({ reason }) => reason))).toEqual(new Set(['out-of-order']));
  expect(marked.length).toBeGreaterThan(0);
});

test('columns may be read down or across', () => {
  const left = readFrom(0, ['The tower was', 'built on rock', 'above the sea']);
  const right = readFrom(300, ['Its lamp burns', 'day and night', 'for the ships']);
  const across = left.concat(right).toSorted((a, b) => a.line - b.line);
  const down =
    'The tower was\nbuilt on rock\nabove the sea\nIts lamp burns\nday and night\nfor the ships';
  expect(doubts(down, across)).toEqual([]);
});

test('what engines take for one another is no doubt, nor are signs and line breaks', () => {
  const words = read('"Modern" lnfo - page l0', 'the exam-', 'ple: naive, 0K ﬁle');
  const text = '“Modern” Info — page 10 the example naïve OK file';
  expect(doubts(text, words)).toEqual([]);
});

test('a diacritic that the device sees is not to be lost', () => {
  expect(doubts('cafe au lait', read('café au lait'))).toEqual(['cafe|unlike|café']);
});

test('Markdown that stands for what is shown is no part of the text', () => {
  const text =
    '# Invoice no. **10482**\n\n| Green tea | 2 x | 3.40 |\n| --- | --- | ---: |\n- Total due `6.80` EUR\n\n[Thank you](https://example.com/7)';
  expect(doubts(text, receipt, true)).toEqual([]);
});

test('the commands of a formula in Markdown are no words', () => {
  const words = read('Area A = 3 r', 'costs 5.00');
  const text = 'Area $A = 3 \\cdot \\mathbf{r}$\n\ncosts $5.00';
  expect(doubts(text.replace('$5', '5'), words, true)).toEqual([]);
});

test('what a model says it could not read is neither in doubt nor left out', () => {
  expect(doubts(truth.replace('tea', '[illegible]'), receipt)).toEqual(['|left-out|tea']);
});

test('a script that the device does not read here is not judged', () => {
  expect(doubts(`${truth}\nСпасибо\nありがとう`, receipt)).toEqual([]);
});

test('words without spaces are compared sign by sign, with a box for each', () => {
  const line = { x: 0, y: 0, width: 80, height: 20, confidence: 0.99, angle: 0, line: 0 };
  const [doubt, ...others] = findDoubts('今日は木曜日です', [
    { ...line, text: '今日は水曜日です' },
  ]);
  expect(others).toEqual([]);
  expect(doubt).toMatchObject({ start: 3, end: 4, seen: '水' });
  expect(doubt?.places[0]).toMatchObject({ x: 30, width: 10 });
});

test('two readings that have nothing in common are not compared', () => {
  expect(findDoubts('A photo of a cat on a wall', receipt)).toEqual([]);
  expect(findDoubts(truth, [])).toEqual([]);
});

test('a text of one word is compared all the same', () => {
  expect(doubts('1,240', read('1,248'))).toEqual(['1,240|unlike|1,248']);
});

test('two long readings in quite another order are compared without end of time', () => {
  const words = Array.from({ length: 2_000 }, (_, at) => `word${(at * 7919) % 1_000}`);
  const marked = findDoubts(words.join(' '), read(...words.toReversed()));
  expect(marked.filter(({ reason }) => reason === 'unseen')).toEqual([]);
});
