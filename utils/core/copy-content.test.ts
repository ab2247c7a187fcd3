import { describe, expect, it } from 'vitest';
import { copyContent, copyTableAs } from './copy-content.ts';

const answer = '| a | b |\n| - | - |\n| 1,5 | 2 |';

describe('copyContent', () => {
  it('gives a table as TSV and as HTML', () => {
    const { text, html } = copyContent(answer, 'table');
    expect(text).toBe('a\tb\n1,5\t2');
    expect(html).toContain('<td>1,5</td><td>2</td>');
  });

  it('gives other answers, and a table that is none, as they are shown', () => {
    expect(copyContent(answer, 'code')).toEqual({ text: answer });
    expect(copyContent('No table here.', 'table')).toEqual({ text: 'No table here.' });
  });
});

describe('copyContent of Markdown', () => {
  it('gives it formatted too, where that can be', () => {
    const html = '<p>a</p>';
    expect(copyContent('*a*', 'markdown', html)).toEqual({ text: '*a*', html });
    expect(copyContent('*a*', 'markdown')).toEqual({ text: '*a*' });
  });
});

it('copyTableAs gives the form that was chosen', () => {
  expect(copyTableAs(answer, 'csv')).toEqual({ text: 'a,b\r\n"1,5",2' });
  expect(copyTableAs(answer, 'tsv').text).toBe('a\tb\n1,5\t2');
  const { text, html } = copyTableAs(answer, 'html');
  expect(text).toMatch(/^<table>.*<\/table>$/s);
  expect(html).toBe(text);
});
