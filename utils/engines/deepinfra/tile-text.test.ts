import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTileText, type ReadTile } from './tile-text.ts';

const overlap = { kind: 'overlap', rows: 48 } as const;
const lines = { kind: 'blank', gap: 'line' } as const;
const paragraphs = { kind: 'blank', gap: 'paragraph' } as const;

/** Reads tiles piece by piece; checks that nothing given out is taken back. */
function read(tiles: readonly (ReadTile & { pieces: readonly string[] })[]): string {
  const text = createTileText();
  let all = '';
  for (const { pieces, ...tile } of tiles) {
    text.begin(tile);
    for (const piece of pieces) all += text.add(piece);
    all += text.end();
  }
  return all + text.rest();
}

describe('the text of tiles', () => {
  it('is one text, with the gap that the page has', () => {
    const tile = { height: 1000 };
    expect(
      read([
        { ...tile, above: null, below: lines, pieces: ['one\ntw', 'o\n'] },
        { ...tile, above: lines, below: paragraphs, pieces: ['three\n\n'] },
        { ...tile, above: paragraphs, below: lines, pieces: [] },
        { ...tile, above: lines, below: null, pieces: ['fo', 'ur'] },
      ]),
    ).toBe('one\ntwo\nthree\n\nfour');
  });

  it('streams at once where no line can come twice', () => {
    const text = createTileText();
    text.begin({ height: 100, above: null, below: lines });
    expect(text.add('Hel')).toBe('Hel');
    expect(text.add('lo \n')).toBe('lo');
    expect(text.add('you')).toBe(' \nyou');
  });

  it('is the same however it is split, and has every line of the overlap once', () => {
    const page = Array.from({ length: 40 }, (_, index) => `Line ${index}: ${'ab'.repeat(index)}`);
    page[12] = '';
    const first = page.slice(0, 22).join('\n');
    const second = page.slice(19).join('\n');
    const cut = fc.array(fc.nat(first.length), { maxLength: 8 });
    const split = (whole: string, at: readonly number[]) => {
      const ends = at.toSorted((a, b) => a - b).concat(whole.length);
      return ends.map((end, index) => whole.slice(ends[index - 1] ?? 0, end));
    };
    fc.assert(
      fc.property(cut, cut, (a, b) => {
        const text = read([
          { height: 352, above: null, below: overlap, pieces: split(first, a) },
          { height: 352, above: overlap, below: null, pieces: split(second, b) },
        ]);
        expect(text).toBe(page.join('\n'));
      }),
    );
  });

  it('gives out what it held when the reading breaks off', () => {
    const text = createTileText();
    text.begin({ height: 100, above: null, below: overlap });
    expect(text.add('a\nb\nc')).toBe('');
    text.end();
    text.begin({ height: 100, above: overlap, below: null });
    expect(text.add('c\nd')).toBe('');
    expect(text.rest()).toBe('a\nb\nc\nd');
  });

  it('replaces the text of its tile alone', () => {
    const text = createTileText();
    text.begin({ height: 100, above: null, below: lines });
    text.add('kept');
    text.end();
    text.begin({ height: 100, above: lines, below: null });
    text.add('Here is the text: x');
    expect(text.replace('x')).toBe('kept\nx');
    expect(text.add(' y')).toBe(' y');
  });
});
