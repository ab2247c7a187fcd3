import { expect, test } from 'vitest';
import { doubtfulSpans, edgesOf } from './doubtful-spans.ts';

const SENTENCE = 'of course the handler calls sqlite3_open() to attach to the old database file';

/** A line of words 10 pixels a letter wide with 10 pixels between them, of which these are doubtful. */
function lineOf(text: string, doubtful: readonly string[]) {
  let at = 0;
  const words = text.split(' ').map((word) => {
    const start = at;
    at += 10 * (word.length + 1);
    return { text: word, start, end: at - 10, confidence: doubtful.includes(word) ? 0.4 : 0.95 };
  });
  const box = { centreX: at / 2, centreY: 10, width: at, height: 20, angle: 0 };
  return { box, words, confidence: 0.85 };
}

function spansOf(text: string, ...doubtful: string[]) {
  const line = lineOf(text, doubtful);
  const spans = doubtfulSpans(line, ({ confidence }) => confidence < 0.6);
  if (spans === 'all') return spans;
  return spans.map(({ from, to }) =>
    line.words
      .slice(from, to)
      .map((word) => word.text)
      .join(' '),
  );
}

test('of a long line only the doubtful words are looked at', () => {
  expect(spansOf(SENTENCE, 'sqlite3_open()')).toEqual(['sqlite3_open()']);
});

test('a short word is looked at along with its neighbours', () => {
  expect(spansOf(SENTENCE, 'the')).toEqual(['course the handler', 'to the old']);
});

test('doubtful words that are near each other are looked at together', () => {
  expect(spansOf(SENTENCE, 'handler', 'sqlite3_open()')).toEqual(['handler calls sqlite3_open()']);
  expect(spansOf(SENTENCE, 'calls', 'attach')).toEqual([
    'handler calls sqlite3_open() to attach to',
  ]);
});

test('all of it is looked at where it is short, mostly in doubt, or no word is worse than others', () => {
  expect(spansOf('def __init__(self):', 'def')).toBe('all');
  expect(spansOf(SENTENCE)).toBe('all');
  expect(spansOf(SENTENCE, ...SENTENCE.split(' ').slice(0, 10))).toBe('all');
});

test('a span is cut out in the middle of the gaps beside it, and at the ends of the line', () => {
  const line = lineOf(SENTENCE, []);
  expect(edgesOf(line, { from: 1, to: 2 })).toEqual([25, 95]);
  expect(edgesOf(line, { from: 0, to: line.words.length })).toEqual([0, line.box.width]);
});
