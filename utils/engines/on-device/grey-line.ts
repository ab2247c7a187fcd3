import type { Pixels } from './pixels.ts';

/** One byte a pixel, row by row, 0 is black. */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array<ArrayBuffer>;
}

/** This share of the pixels may be darker than black and lighter than white. */
const CLIPPED = 0.005;
/** Fainter contrasts than this, in levels of grey, are noise and aren't stretched further. */
const LEAST_CONTRAST = 24;
/** Rows at the top and at the bottom that tell the background. */
const EDGE_ROWS = 2;

/**
 * A line's image as Tesseract reads it best: grey, dark on light whatever it was, its contrast
 * stretched, with `margin` pixels of white around it.
 */
export function greyLine(line: Pixels, margin: number): GreyImage {
  const { width, height } = line;
  const grey = luminance(line);
  const background = edgeLevel(grey, width, height);
  const [darkest, lightest] = contrastRange(grey);
  const isLightOnDark = background - darkest < lightest - background;
  const contrast = isLightOnDark ? lightest - background : background - darkest;
  const scale = (isLightOnDark ? -255 : 255) / Math.max(LEAST_CONTRAST, contrast);
  const result = new Uint8ClampedArray((width + 2 * margin) * (height + 2 * margin)).fill(255);
  for (let y = 0; y < height; y++) {
    let at = (y + margin) * (width + 2 * margin) + margin;
    for (let x = 0; x < width; x++) {
      result[at++] = 255 - (background - (grey[y * width + x] ?? 0)) * scale;
    }
  }
  return {
    width: width + 2 * margin,
    height: height + 2 * margin,
    data: new Uint8Array(result.buffer),
  };
}

function luminance({ data }: Pixels): Uint8Array {
  const grey = new Uint8Array(data.length / 4);
  for (let to = 0, from = 0; to < grey.length; to++, from += 4) {
    grey[to] =
      ((data[from] ?? 0) * 77 + (data[from + 1] ?? 0) * 150 + (data[from + 2] ?? 0) * 29) >> 8;
  }
  return grey;
}

/** The median level along the upper and lower edge: letters touch it in few places. */
function edgeLevel(grey: Uint8Array, width: number, height: number): number {
  const rows = Math.min(EDGE_ROWS, height) * width;
  const edge = [...grey.subarray(0, rows), ...grey.subarray(grey.length - rows)];
  return edge.toSorted((a, b) => a - b)[edge.length >> 1] ?? 255;
}

function contrastRange(grey: Uint8Array): [number, number] {
  const counts = new Uint32Array(256);
  for (const level of grey) counts[level] = (counts[level] ?? 0) + 1;
  const cut = grey.length * CLIPPED;
  const beyond = (levels: Uint32Array) => {
    let total = 0;
    return levels.findIndex((count) => (total += count) >= cut);
  };
  return [beyond(counts), 255 - beyond(counts.toReversed())];
}
