import type { Rows } from '../core/tiles.ts';

/** Fewer blank rows than these may lie inside a letter. Pixels. */
const LEAST_ROWS = 4;
/** How far colours may lie apart, per channel, that count as one: what JPEG does to a plain ground. */
const TOLERANCE = 12;
/** Borders of columns and of tables run through blank rows: two for each of so many. */
const MOST_EDGES = 8;

/**
 * Bands of rows without text: plain but for a few upright edges, and all rows alike. `top` is the
 * row of the whole image that the pixels begin at.
 */
export function blankBands(rgba: Uint8ClampedArray, width: number, top: number): Rows[] {
  const rowCount = Math.floor(rgba.length / 4 / width);
  const bands: Rows[] = [];
  let start: number | null = null;
  const close = (end: number) => {
    if (start !== null && end - start >= LEAST_ROWS) {
      bands.push({ top: top + start, bottom: top + end });
    }
    start = null;
  };
  for (let row = 0; row < rowCount; row++) {
    const isPlain = edgesIn(rgba, width, row) <= MOST_EDGES;
    if (!isPlain || (start !== null && !areAlike(rgba, width, start, row))) close(row);
    if (isPlain) start ??= row;
  }
  close(rowCount);
  return bands;
}

/** How often the colour changes along a row. */
function edgesIn(rgba: Uint8ClampedArray, width: number, row: number): number {
  let edges = 0;
  let ground = row * width;
  for (let pixel = ground + 1; pixel < (row + 1) * width && edges <= MOST_EDGES; pixel++) {
    if (isNear(rgba, pixel, ground)) continue;
    edges++;
    ground = pixel;
  }
  return edges;
}

function areAlike(rgba: Uint8ClampedArray, width: number, a: number, b: number): boolean {
  for (let x = 0; x < width; x++) {
    if (!isNear(rgba, a * width + x, b * width + x)) return false;
  }
  return true;
}

function isNear(rgba: Uint8ClampedArray, a: number, b: number): boolean {
  for (let channel = 0; channel < 3; channel++) {
    const difference = (rgba[a * 4 + channel] ?? 0) - (rgba[b * 4 + channel] ?? 0);
    if (difference > TOLERANCE || difference < -TOLERANCE) return false;
  }
  return true;
}
