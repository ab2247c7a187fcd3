import type { Pixels } from './pixels.ts';

/** Grey levels between pixels two apart: the edge of a letter, but no gradient and little noise. */
const EDGE = 48;
/** Pixels. What is smaller is noise, a dot or a comma; what is larger, a picture. */
const LEAST_HEIGHT = 5;
const MOST_HEIGHT = 100;
/** Letters that touch are one piece, but a rule or a frame is longer than a word. */
const LONGEST = 12;
/** Fewer tell nothing. */
const FEWEST = 20;
/** Where half of the pieces are larger than so many small ones, the small ones are marks or grain. */
const MOST_SPREAD = 2;
/** Pixels that are looked at, at most, in the middle of a larger image. */
const MOST_PIXELS = 2_000_000;

/**
 * The height of the smaller letters (mostly of those without ascender), in pixels of the image:
 * the lower quartile of the edges that hang together. Null where too little looks like letters.
 * Takes some milliseconds, and is a guess: what looks like letters may be anything.
 */
export function letterHeight(image: Pixels): number | null {
  const heights = pieceHeights(edges(middle(image))).toSorted((a, b) => a - b);
  const [quartile = 0, median = 0] = [heights[heights.length >> 2], heights[heights.length >> 1]];
  return heights.length < FEWEST || median > MOST_SPREAD * quartile ? null : quartile;
}

interface EdgeMap {
  readonly width: number;
  readonly height: number;
  /** One where there is an edge; none along the border. */
  readonly data: Uint8Array;
}

function middle(image: Pixels): Pixels {
  const { width, height, data } = image;
  const rows = Math.min(height, Math.max(1, Math.floor(MOST_PIXELS / width)));
  const from = ((height - rows) >> 1) * width * 4;
  return { width, height: rows, data: data.subarray(from, from + rows * width * 4) };
}

function edges({ width, height, data }: Pixels): EdgeMap {
  const grey = new Uint8Array(width * height);
  for (let index = 0, at = 0; index < grey.length; index++, at += 4) {
    const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]];
    grey[index] = (red * 77 + green * 150 + blue * 29) >> 8;
  }
  const map = new Uint8Array(width * height);
  for (let y = 1; y < height - 1; y++) {
    for (let index = y * width + 1; index < (y + 1) * width - 1; index++) {
      const across = (grey[index + 1] ?? 0) - (grey[index - 1] ?? 0);
      const down = (grey[index + width] ?? 0) - (grey[index - width] ?? 0);
      if (Math.abs(across) > EDGE || Math.abs(down) > EDGE) map[index] = 1;
    }
  }
  return { width, height, data: map };
}

/** The heights of the pieces (8-neighbours) that may be letters; clears the map. */
function pieceHeights({ width, data }: EdgeMap): number[] {
  const heights: number[] = [];
  const stack: number[] = [];
  for (let start = 0; start < data.length; start++) {
    if (data[start] === 0) continue;
    data[start] = 0;
    stack.push(start);
    const top = Math.floor(start / width);
    let [left, right, bottom] = [width, 0, top];
    for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
      const y = Math.floor(index / width);
      const x = index - y * width;
      left = Math.min(left, x);
      right = Math.max(right, x);
      bottom = Math.max(bottom, y);
      for (let row = index - width; row <= index + width; row += width) {
        for (let neighbour = row - 1; neighbour <= row + 1; neighbour++) {
          if (data[neighbour] !== 1) continue;
          data[neighbour] = 0;
          stack.push(neighbour);
        }
      }
    }
    // An edge shows on both of its sides.
    const tall = bottom - top - 1;
    const wide = right - left - 1;
    if (tall >= LEAST_HEIGHT && tall <= MOST_HEIGHT && wide > 1 && wide <= LONGEST * tall) {
      heights.push(tall);
    }
  }
  return heights;
}
