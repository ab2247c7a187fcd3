import { describe, expect, it } from 'vitest';
import { joinTexts } from './batch-text.ts';

const done = { phase: 'done', truncated: false } as const;
const jobs = [
  { name: 'a_1.png', job: { text: 'First\ntext\n', state: done } },
  { name: 'b.png', job: { text: '', state: done } },
  { name: 'c.png', job: { text: 'Half', state: { phase: 'interrupted' } as const } },
];

describe('texts of a batch as one', () => {
  it('stand in order under their names, and say what is not whole', () => {
    expect(joinTexts(jobs, 'text', 'incomplete')).toBe(
      'a_1.png\n=======\n\nFirst\ntext\n\nc.png\n=====\n\nHalf\n\n[incomplete]\n',
    );
  });

  it('are Markdown in which a name is no markup', () => {
    expect(joinTexts(jobs, 'markdown', 'incomplete')).toMatch(
      /^## a\\_1\.png\n\nFirst\ntext\n\n## c\.png\n\nHalf\n\n\[incomplete\]\n$/,
    );
  });

  it('are nothing where there is nothing', () => {
    expect(joinTexts([], 'text', 'x')).toBe('');
  });
});
