import type { Place } from './doubt.ts';
import type { Rect } from '../geometry.ts';

/** Words that follow each other in a text and on one line of the image. */
export interface Stretch {
  /** Indices of the text's units. */
  readonly units: readonly number[];
  readonly places: readonly Place[];
}

/** A stretch above the other by this share of its height stands before it. */
const CLEARLY_ABOVE = 0.6;
/** Sharing so much of the narrower one's width, two stretches are of one column. */
const SAME_COLUMN = 0.5;
/** More lines than these, displaced together, are a block that may well be read earlier or later. */
const MOST_DISPLACED = 2;

interface Placed extends Stretch {
  readonly box: Rect;
  readonly image: number;
  readonly index: number;
}

/**
 * Stretches that the text has after what stands below them in the image, in the same column: lines
 * that changed places. Blocks of several lines may be read in another order than the image's.
 */
export function misplacedLines(stretches: readonly Stretch[]): Stretch[] {
  const angle = median(stretches.flatMap(({ places }) => places.map((place) => place.angle)));
  const placed = stretches.map((stretch, index) => ({
    ...stretch,
    index,
    box: levelBox(stretch.places, angle),
    image: stretch.places[0]?.image ?? 0,
  }));
  const inverted = new Map<Placed, Set<Placed>>(placed.map((one) => [one, new Set()]));
  for (const [index, early] of placed.entries()) {
    for (const late of placed.slice(index + 1)) {
      if (!isAbove(late, early)) continue;
      inverted.get(early)?.add(late);
      inverted.get(late)?.add(early);
    }
  }
  const misplaced = new Set<Placed>();
  for (;;) {
    const worst = [...inverted].toSorted((a, b) => b[1].size - a[1].size)[0];
    if (!worst || worst[1].size === 0) break;
    const [one, others] = worst;
    misplaced.add(one);
    // Of two that changed places, either may be the one that was moved.
    if (others.size === 1) for (const other of others) misplaced.add(other);
    for (const other of others) inverted.get(other)?.delete(one);
    inverted.delete(one);
  }
  const indices = new Set([...misplaced].map(({ index }) => index));
  return [...misplaced].filter(({ index }) => runLength(index, indices) <= MOST_DISPLACED);
}

function runLength(index: number, indices: ReadonlySet<number>): number {
  let [from, to] = [index, index];
  while (indices.has(from - 1)) from--;
  while (indices.has(to + 1)) to++;
  return to - from + 1;
}

function isAbove(a: Placed, b: Placed): boolean {
  if (a.image !== b.image) return false;
  const common =
    Math.min(a.box.x + a.box.width, b.box.x + b.box.width) - Math.max(a.box.x, b.box.x);
  const height = Math.min(a.box.height, b.box.height);
  const rise = b.box.y + b.box.height / 2 - (a.box.y + a.box.height / 2);
  return (
    common >= SAME_COLUMN * Math.min(a.box.width, b.box.width) && rise >= CLEARLY_ABOVE * height
  );
}

/** The box around places once the page is turned level. */
function levelBox(places: readonly Place[], angle: number): Rect {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const boxes = places.map(({ x, y, width, height }) => {
    const [centreX, centreY] = [x + width / 2, y + height / 2];
    return {
      left: centreX * cos + centreY * sin - width / 2,
      top: centreY * cos - centreX * sin - height / 2,
      width,
      height,
    };
  });
  const x = Math.min(...boxes.map(({ left }) => left));
  const y = Math.min(...boxes.map(({ top }) => top));
  const right = Math.max(...boxes.map(({ left, width }) => left + width));
  const bottom = Math.max(...boxes.map(({ top, height }) => top + height));
  return { x, y, width: right - x, height: bottom - y };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
