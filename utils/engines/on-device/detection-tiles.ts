/** A part of a length: where it starts, how long it is, and which part of it is to be believed. */
export interface Span {
  readonly start: number;
  readonly size: number;
  readonly keepFrom: number;
  readonly keepTo: number;
}

/** The detector halves its input five times over. */
const MULTIPLE = 32;
/** Beyond this a call takes over a second and its memory is never given back. */
const LONGEST = 1280;
/** What a line's neighbourhood must show, so that a tile's edge is never seen by the result. */
const OVERLAP = 128;

/**
 * Covers a length (pixels) with overlapping spans of one size, a multiple of 32. Neighbours share
 * their overlap half and half: the kept parts join without a gap. The last span may reach beyond
 * the length.
 */
export function coverLength(length: number): Span[] {
  const count = length <= LONGEST ? 1 : Math.ceil((length - OVERLAP) / (LONGEST - OVERLAP));
  const size = roundUp((length + (count - 1) * OVERLAP) / count);
  const step = count === 1 ? 0 : Math.ceil((length - size) / (count - 1));
  return Array.from({ length: count }, (_, index) => {
    const start = index * step;
    const overlap = size - step;
    const last = index === count - 1;
    return {
      start,
      size,
      keepFrom: index === 0 ? 0 : start + Math.floor(overlap / 2),
      keepTo: last ? length : start + step + Math.floor(overlap / 2),
    };
  });
}

function roundUp(length: number): number {
  return Math.max(MULTIPLE, Math.ceil(length / MULTIPLE) * MULTIPLE);
}
