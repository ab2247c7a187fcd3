import { describe, expect, it } from 'vitest';
import { blankBands } from './blank-rows.ts';

/** A page drawn in letters, a letter a pixel: `#` is ink, `|` a border. Every line stands twice. */
function page(lines: readonly string[]): { rgba: Uint8ClampedArray; width: number } {
  const greys = lines.flatMap((line) => [line, line]).flatMap((line) => Array.from(line, greyOf));
  const rgba = Uint8ClampedArray.from(greys.flatMap((value) => [value, value, value, 255]));
  return { rgba, width: lines[0]?.length ?? 0 };
}

function greyOf(letter: string): number {
  return letter === '#' ? 20 : letter === '|' ? 120 : letter === '.' ? 250 : 255;
}

const TEXT = '  # ## # ### # # ## #  ';
const NONE = '                       ';

describe('blankBands', () => {
  it('finds what lies between lines, in rows of the whole image', () => {
    const { rgba, width } = page([TEXT, NONE, NONE, TEXT, NONE, NONE, NONE, TEXT]);
    expect(blankBands(rgba, width, 100)).toEqual([
      { top: 102, bottom: 106 },
      { top: 108, bottom: 114 },
    ]);
  });

  it('takes no gap of a few rows for one between lines', () => {
    const { rgba, width } = page([TEXT, NONE, TEXT]);
    expect(blankBands(rgba, width, 0)).toEqual([]);
  });

  it('sees through borders of columns and the noise of JPEG', () => {
    const bordered = `|${'  .  '.repeat(2)}||${'   . '.repeat(2)}|`;
    const { rgba, width } = page([bordered, bordered, bordered]);
    expect(blankBands(rgba, width, 0)).toEqual([{ top: 0, bottom: 6 }]);
  });

  it('ends a band where the ground changes, as at the edge of a picture', () => {
    const dark = '#'.repeat(NONE.length);
    const { rgba, width } = page([NONE, NONE, dark, dark]);
    expect(blankBands(rgba, width, 0)).toEqual([
      { top: 0, bottom: 4 },
      { top: 4, bottom: 8 },
    ]);
  });
});
