import type { Size } from './source.ts';

/** Where models read best, and what a page of text needs: about 150 dpi on A4. */
const PIXELS = 2_000_000;
/** A long narrow page keeps its resolution up to here. Pixels. */
const MOST_SIDE = 8_192;

/** How far a page of a document, in points, is enlarged to be an image. */
export function pageScale({ width, height }: Size): number {
  return Math.min(Math.sqrt(PIXELS / (width * height)), MOST_SIDE / Math.max(width, height));
}
