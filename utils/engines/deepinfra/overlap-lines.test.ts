import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinOverlap } from './overlap-lines.ts';

const receipt = `Corner Shop, 14 Mill Lane
Coffee 2.40
Bread 3.10
Coffee 2.40
Milk 1.15

Discount 0.00
Discount 0.00
Discount 0.00
Subtotal 9.05
Tax 0.00
Total 9.05
Thank you
Thank you
Come again`.split('\n');

/** The page as two tiles read it: lines before `end`, and from `start`. */
function tiles(lines: readonly string[], start: number, end: number) {
  const expected = lines.slice(start, end).filter((line) => line !== '').length;
  return { above: lines.slice(0, end), below: lines.slice(start), expected };
}

describe('joinOverlap', () => {
  it('doubles no line and loses none, wherever a page of repeated lines is cut', () => {
    for (let end = 1; end <= receipt.length; end++) {
      for (let start = 0; start <= end; start++) {
        const { above, below, expected } = tiles(receipt, start, end);
        // A blank line between two tiles that share none is for the caller to set.
        const plain = (lines: readonly string[]) => lines.filter((line) => line !== '');
        expect(plain(joinOverlap(above, below, expected)), `${start} to ${end}`).toEqual(
          plain(receipt),
        );
      }
    }
  });

  it('keeps the blank line between paragraphs in the overlap, once', () => {
    const { above, below, expected } = tiles(receipt, 3, 8);
    expect(joinOverlap(above, below, expected)).toEqual(receipt);
  });

  it('needs no more than an estimate where lines differ', () => {
    for (const wrong of [1, 2, 8]) {
      const { above, below } = tiles(receipt, 1, 5);
      expect(joinOverlap(above, below, wrong)).toEqual(receipt);
    }
  });

  it('prefers the whole reading of a line that an edge cut through', () => {
    const lines = ['one and two', 'three and four', 'five and six', 'seven and eight', 'nine'];
    const above = [...lines.slice(0, 3), '~even a-d'];
    const below = ['~hree an', ...lines.slice(2)];
    expect(joinOverlap(above, below, 3)).toEqual(lines);
  });

  it('keeps what only one of two readings has', () => {
    expect(joinOverlap(['a line', 'seen above', 'the end'], ['a line', 'the end', 'x'], 3)).toEqual(
      ['a line', 'seen above', 'the end', 'x'],
    );
    expect(joinOverlap(['a line', 'the end'], ['a line', 'seen below', 'the end'], 3)).toEqual([
      'a line',
      'seen below',
      'the end',
    ]);
  });

  it('takes two readings of a line that differ a little for one', () => {
    const above = ['Chapter One', 'It was a bright cold day in ApriI,', 'and the clocks'];
    const below = ['It was a bright cold  day in April,', 'and the clocks', 'were striking'];
    expect(joinOverlap(above, below, 2)).toHaveLength(4);
  });

  it('joins what has nothing in common as it is', () => {
    expect(joinOverlap(['north', 'south'], ['1984', '2001'], 1)).toEqual([
      'north',
      'south',
      '1984',
      '2001',
    ]);
    expect(joinOverlap([], ['1984'], 0)).toEqual(['1984']);
  });

  it('gives the page back whatever it holds, where the overlap is known', () => {
    const line = fc.constantFrom('Coffee 2.40', 'Tax 0.00', 'Total', '0', '—', 'Milk 1.15', '12');
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 30 }),
        fc.nat(30),
        fc.nat(6),
        (lines, from, shared) => {
          const start = Math.min(from, lines.length);
          const { above, below, expected } = tiles(lines, start, start + shared);
          expect(joinOverlap(above, below, expected)).toEqual(lines);
        },
      ),
    );
  });
});
