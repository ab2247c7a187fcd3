import { describe, expect, it } from 'vitest';
import { noShaping } from './shaping/shaping.ts';
import { doTextWork, textWorkSchema } from './text-work.ts';
import { tidyAnswer } from './tidy-answer.ts';

const long = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length));

describe('work on a text', () => {
  it('gives what its kind says', () => {
    const table = '| a | b |\n|--|--|\n| 1 | 2 |';
    const rows = [
      ['a', 'b'],
      ['1', '2'],
    ];
    expect(doTextWork({ kind: 'tables', text: table })).toEqual([rows]);
    expect(doTextWork({ kind: 'copy-table', text: table, form: 'csv' })).toEqual({
      text: 'a,b\r\n1,2',
    });
    expect(doTextWork({ kind: 'file-kinds', text: table, form: 'table' })).toContain('csv');
    expect(doTextWork({ kind: 'json', text: '```json\n{"a": 1,}\n```' })).toEqual({ a: 1 });
    expect(doTextWork({ kind: 'markdown', text: '# One\n\ntwo' })).toEqual([
      '<h1>One</h1>\n<p>two</p>\n',
    ]);
    const shaping = { ...noShaping, joinLines: true };
    expect(doTextWork({ kind: 'shape', text: 'one\ntwo', shaping })).toBe('one two');
  });

  it('is nothing else', () => {
    expect(textWorkSchema.safeParse({ kind: 'evaluate', text: '1' }).success).toBe(false);
  });
});

/** Each of these took minutes once, or the square of its length. */
describe('a text that means no good', () => {
  it.each(['[', '![[', '\n', ' ', '{"a":', 'Line 1: '])('is JSON or none at once: %j', (unit) => {
    doTextWork({ kind: 'json', text: `{${long(unit, 99_000)}` });
    expect(doTextWork({ kind: 'json', text: `{${long(unit, 5_000_000)}` }) === null).toBe(true);
  });

  it.each([' ', '\n', 'a-\n', '\u00ad'])('is shaped in proportion to its length: %j', (unit) => {
    const shaping = { ...noShaping, joinLines: true, dehyphenate: true, trim: true };
    const text = `${long(unit, 300_000)}x`;
    expect(String(doTextWork({ kind: 'shape', text, shaping })).endsWith('x')).toBe(true);
  });

  it.each(['![[', '![a](', '```\n'])('is tidied in proportion to its length: %j', (unit) => {
    const raw = `${long(unit, 300_000)}x`;
    expect(tidyAnswer(raw, { carried: '', ended: true, ownWords: true }).text === raw).toBe(true);
  });
});
