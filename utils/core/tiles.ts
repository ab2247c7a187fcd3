/** Rows of an image, from `top` to before `bottom`. Pixels. */
export interface Rows {
  readonly top: number;
  readonly bottom: number;
}

/**
 * How a tile meets the one before. `blank`: only blank rows are in both, so that no text is; `gap`
 * says whether they part lines or paragraphs. `overlap`: the same text may be read in both.
 */
export type Seam =
  | { readonly kind: 'blank'; readonly gap: 'line' | 'paragraph' }
  | { readonly kind: 'overlap'; readonly rows: number };

export interface Tile extends Rows {
  /** Null for the first. */
  readonly seam: Seam | null;
}

/** Seams are looked for around where tiles of one height would meet, within these shares of it. */
const EARLIEST = 0.75;
const LATEST = 1.15;
/** So much higher than the usual one, a gap parts paragraphs. */
const PARAGRAPH = 1.6;

/**
 * Cuts `height` rows into tiles of at most `tileHeight`, which share a blank band where there is
 * one to cut at, and at least `overlap` rows elsewhere. `blankBands` finds the bands of blank rows
 * within some rows. `overlap` is less than half of `tileHeight`.
 */
export function cutTiles(
  { height, tileHeight, overlap }: { height: number; tileHeight: number; overlap: number },
  blankBands: (within: Rows) => readonly Rows[],
): Tile[] {
  const tiles: Tile[] = [];
  let top = 0;
  let seam: Seam | null = null;
  while (height - top > tileHeight) {
    const rest = height - top;
    const count = Math.ceil((rest - overlap) / (tileHeight - overlap));
    const even = Math.ceil((rest + (count - 1) * overlap) / count);
    const within = {
      top: top + Math.ceil(even * EARLIEST),
      bottom: top + Math.min(tileHeight, Math.floor(even * LATEST)),
    };
    const bands = blankBands(within);
    const widest = bands.reduce<Rows | null>(
      (best, band) => (best && rowsOf(best) > rowsOf(band) ? best : band),
      null,
    );
    if (widest) {
      tiles.push({ top, bottom: widest.bottom, seam });
      top = widest.top;
      const usual = median(bands.map(rowsOf));
      seam = { kind: 'blank', gap: rowsOf(widest) >= usual * PARAGRAPH ? 'paragraph' : 'line' };
    } else {
      tiles.push({ top, bottom: top + even, seam });
      top += even - overlap;
      seam = { kind: 'overlap', rows: overlap };
    }
  }
  return [...tiles, { top, bottom: height, seam }];
}

function rowsOf({ top, bottom }: Rows): number {
  return bottom - top;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
