import { borderColour } from './border-colour.ts';
import { inkMask } from './line-ink.ts';
import { sampleLine } from './line-sampler.ts';
import { median } from './median.ts';
import { emptyPixels, type Pixels } from './pixels.ts';
import type { Extent, RotatedBox } from './rotated-box.ts';

/** Of the height of a column's box, which has the detector's margin, the width of its characters. */
const CHARACTER_BY_BOX = 0.75;
/** In lengths of a character: how long one may be, and what a cut through ink costs. */
const SHORTEST = 0.5;
const LONGEST = 1.6;
const THROUGH_INK = 4;
/** What the length of the first and the last counts, where the box ends too early or too late. */
const EDGE = 0.25;
/** In sizes of a character: a comma or full stop, a bracket's depth, the width of a long bar. */
const MARK = 0.45;
const BRACKET = 0.5;
const BAR = 0.25;
const LEAST_LENGTH = 0.55;

/**
 * Cuts a column of vertical writing out of an image, as a line: its characters upright, one beside
 * the other, each as wide as it was high. `box` is turned so that its width runs down the column.
 * Signs that are written differently in columns are put as lines have them.
 */
export function sampleColumn(image: Pixels, box: RotatedBox, height: number): Pixels {
  // The column lies on its side: what follows to the right stands below, its top points left.
  const column = sampleLine(image, box, height);
  const mask = inkMask(column);
  const [red, green, blue] = borderColour(column);
  const line = emptyPixels(column.width, height);
  for (let at = 0; at < line.data.length; at += 4) line.data.set([red, green, blue, 255], at);
  const cuts = cutsBetween(inkByPlace(mask, column), height * CHARACTER_BY_BOX);
  const size = median(cuts.slice(1).map((cut, index) => cut - (cuts[index] ?? 0)));
  cuts.slice(1).forEach((end, index) => {
    const start = cuts[index] ?? 0;
    const ink = inkExtent(mask, column, start, end);
    if (ink) copyCharacter(column, line, start, end, placing(ink, end - start, height, size));
  });
  return line;
}

/** How a character gets from the column into the line. */
type Placing = { readonly isTurned: boolean; readonly right: number; readonly down: number };

/** `ink` as the character stands upright, in a cell `length` high and `width` wide. */
function placing(ink: Extent, length: number, width: number, size: number): Placing {
  const inkWidth = ink.right - ink.left;
  const inkHeight = ink.bottom - ink.top;
  const centreX = (ink.left + ink.right - width) / 2;
  const centreY = (ink.top + ink.bottom - length) / 2;
  const isMark = inkWidth < MARK * size && inkHeight < MARK * size;
  // Commas stand above on the right, and below on the left in a line.
  if (isMark && centreX > 0 && centreY < 0) {
    return { isTurned: false, right: -2 * centreX, down: -2 * centreY };
  }
  const isBar = inkWidth < BAR * size && inkHeight > LEAST_LENGTH * size;
  const isBracket =
    !isMark && inkHeight < BRACKET * size && (ink.bottom < length / 2 || ink.top > length / 2);
  return { isTurned: isBar || isBracket, right: 0, down: 0 };
}

function copyCharacter(column: Pixels, line: Pixels, start: number, end: number, how: Placing) {
  const { width, height } = column;
  const length = end - start;
  for (let x = start; x < end; x++) {
    for (let y = 0; y < height; y++) {
      const right = Math.round(x - start - length / 2 + height / 2 - how.right);
      const down = Math.round(y - height / 2 + length / 2 - how.down);
      if (!how.isTurned && (right < 0 || right >= height || down < 0 || down >= length)) continue;
      const from = how.isTurned ? y * width + x : (height - 1 - right) * width + start + down;
      const to = (y * width + x) * 4;
      line.data.set(column.data.subarray(from * 4, from * 4 + 4), to);
    }
  }
}

/** The ink of a character as it stands upright, from its cell's upper left corner; null without. */
function inkExtent(mask: Uint8Array, column: Pixels, start: number, end: number): Extent | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let y = 0; y < column.height; y++) {
    for (let x = start; x < end; x++) {
      if (!mask[y * column.width + x]) continue;
      left = Math.min(left, column.height - 1 - y);
      right = Math.max(right, column.height - y);
      top = Math.min(top, x - start);
      bottom = Math.max(bottom, x - start + 1);
    }
  }
  return right > left ? { left, top, right, bottom } : null;
}

/** The share of ink at each place along a column. */
function inkByPlace(mask: Uint8Array, { width, height }: Pixels): number[] {
  return Array.from({ length: width }, (_, x) => {
    let ink = 0;
    for (let y = 0; y < height; y++) ink += mask[y * width + x] ?? 0;
    return ink / height;
  });
}

/**
 * Where one character ends and the next begins, with both ends of the column: all about as long as
 * they are wide (`size`), and cut where there is least ink.
 */
function cutsBetween(ink: readonly number[], size: number): number[] {
  const end = ink.length;
  const costs = new Float64Array(end + 1).fill(Infinity);
  const before = new Uint32Array(end + 1);
  costs[0] = 0;
  for (let cut = 1; cut <= end; cut++) {
    const shortest = cut === end ? 1 : Math.round(SHORTEST * size);
    for (let from = Math.max(0, cut - Math.round(LONGEST * size)); from <= cut - shortest; from++) {
      const isEdge = from === 0 || cut === end;
      const stretch = ((cut - from) / size - 1) ** 2 * (isEdge ? EDGE : 1);
      const cost = (costs[from] ?? 0) + stretch + (cut < end ? THROUGH_INK * (ink[cut] ?? 0) : 0);
      if (cost >= (costs[cut] ?? Infinity)) continue;
      costs[cut] = cost;
      before[cut] = from;
    }
  }
  const cuts = [end];
  for (let cut = end; cut > 0; cuts.unshift(cut)) cut = before[cut] ?? 0;
  return cuts;
}
