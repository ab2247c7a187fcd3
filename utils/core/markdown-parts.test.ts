import { expect, it } from 'vitest';
import { markdownParts } from './markdown-parts.ts';

const lines = (count: number, line: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => line(n)).join('\n');

it('makes a long list several that go on counting', () => {
  const parts = markdownParts(lines(600, (n) => `${n + 7}. a boat of the harbour, number ${n}`));
  expect(parts.length).toBeGreaterThan(2);
  let next = 7;
  for (const part of parts) {
    expect(part).toMatch(`<ol start="${next}">`);
    next += part.match(/<li>/g)?.length ?? 0;
  }
  expect(next).toBe(607);
});

it('leaves a short list and a list in a list whole', () => {
  const text = '- harbour\n  - boats\n  - nets\n- shore';
  expect(markdownParts(text)).toEqual([
    '<ul>\n<li>harbour<ul>\n<li>boats</li>\n<li>nets</li>\n</ul>\n</li>\n<li>shore</li>\n</ul>\n',
  ]);
});

it('gives every paragraph once, in order', () => {
  const parts = markdownParts(lines(900, (n) => `Line ${n} of the log.\n`));
  const found = [...parts.join('').matchAll(/Line (\d+)/g)].map(([, n]) => Number(n));
  expect(found).toEqual(Array.from({ length: 900 }, (_, n) => n));
});
