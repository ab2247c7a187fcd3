import { describe, expect, it } from 'vitest';
import { fileKindsOf, fileName, resultFile } from './result-file.ts';

const table = '| a | b |\n|--|--|\n| 1 | x, y |';

describe('a result as a file', () => {
  it('is offered in the kinds that its form has', () => {
    expect(fileKindsOf('Hello', 'text')).toEqual(['txt', 'md']);
    expect(fileKindsOf(table, 'table')).toEqual(['txt', 'md', 'csv']);
    expect(fileKindsOf('no table', 'table')).toEqual(['txt', 'md']);
    expect(fileKindsOf('{"a": 1}', 'json')).toEqual(['txt', 'md', 'json']);
  });

  it('holds the text as that kind', () => {
    expect(resultFile('Hello\n\n', 'txt')).toEqual({ text: 'Hello\n', type: 'text/plain' });
    expect(resultFile(table, 'csv').text).toBe('a,b\r\n1,"x, y"');
    const prices =
      '| Gericht | Preis € |\n|--|--|\n| "Suppe", heiß<br>klein | 4.50 |\n| =1+1 | -5 |';
    expect(resultFile(prices, 'csv').text).toBe(
      '\uFEFFGericht,Preis €\r\n"""Suppe"", heiß\nklein",4.50\r\n=1+1,-5',
    );
    expect(JSON.parse(resultFile("```json\n{'a': 1,}\n```", 'json').text)).toEqual({ a: 1 });
  });

  it.each([
    ['Timetable – Harbour', 'Timetable – Harbour.txt'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j.txt'],
    ['../../etc/passwd', 'etc passwd.txt'],
    ['\u0000\n', 'legible.txt'],
    ['x'.repeat(200), `${'x'.repeat(60)}.txt`],
    ['Report v1. ', 'Report v1.txt'],
  ])('is named after %j', (title, name) => {
    expect(fileName(title, 'txt', 'legible')).toBe(name);
  });
});
