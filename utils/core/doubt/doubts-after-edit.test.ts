import { describe, expect, it } from 'vitest';
import type { Doubt } from './doubt.ts';
import { doubtsAfterEdit } from './doubts-after-edit.ts';

function doubtOn(text: string, part: string): Doubt {
  const start = text.indexOf(part);
  return { start, end: start + part.length, reason: 'unlike', seen: '', places: [] };
}
const read = 'Total 1,240 EUR\nDue 21:30\nRef 77B';
const doubts = [doubtOn(read, '1,240'), doubtOn(read, '21:30'), doubtOn(read, '77B')];

describe('doubts after an edit', () => {
  it.each([
    ['nothing', read, ['1,240', '21:30', '77B']],
    ['a word in doubt', read.replace('1,240', '1,248'), ['21:30', '77B']],
    ['a word before', read.replace('Total', 'Sum'), ['1,240', '21:30', '77B']],
    ['two lines', read.replace('Total', 'Sum').replace('77B', '77E'), ['1,240', '21:30']],
    ['a line more', read.replace('Due', '\nDue'), ['1,240', '21:30', '77B']],
    ['a line less', read.replace('Due 21:30\n', ''), ['1,240', '77B']],
    ['everything', '', []],
  ])('%s', (_what, edited, left) => {
    const after = doubtsAfterEdit(read, edited, doubts);
    expect(after.map(({ start, end }) => edited.slice(start, end))).toEqual(left);
  });
});
