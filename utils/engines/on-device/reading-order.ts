import { areColumns } from './columns.ts';
import { gapsBetween } from './gaps.ts';
import { median } from './median.ts';
import { levelled, type PlacedBox } from './placed-box.ts';
import type { RotatedBox } from './rotated-box.ts';
import { textRows } from './text-rows.ts';

// In units of the median height of the type of the block that is being cut.
const LEAST_COLUMN_GAP = 0.25;
const LEAST_BLOCK_GAP = 0.9;
/** The detector's margin, left out when gaps are sought: a share of each box's own type. */
const MARGIN_BESIDE = 0.3;
const MARGIN_ABOVE = 0.25;

/**
 * Puts the boxes of lines in reading order by a recursive XY-cut (Nagy and Seth, 1984): a block is
 * cut between columns, else at its widest empty strip, else it is read row by row.
 * @returns the rows, each from left to right
 */
export function readingOrder(boxes: readonly RotatedBox[]): RotatedBox[][] {
  return orderBlock(levelled(boxes));
}

function orderBlock(block: readonly PlacedBox[]): RotatedBox[][] {
  const parts = block.length < 2 ? null : (cutColumns(block) ?? cutBlocks(block));
  if (parts) return parts.flatMap(orderBlock);
  return textRows(block).map((row) => row.boxes.map((placed) => placed.box));
}

function cutColumns(block: readonly PlacedBox[]): PlacedBox[][] | null {
  const size = median(block.map((box) => box.size));
  const gaps = gapsBetween(
    block.map((box) => ({
      from: box.left + MARGIN_BESIDE * box.size,
      to: box.right - MARGIN_BESIDE * box.size,
    })),
  );
  for (const gap of gaps) {
    if (gap.length <= LEAST_COLUMN_GAP * size) break;
    const left = block.filter((box) => box.centreX < gap.middle);
    const right = block.filter((box) => box.centreX >= gap.middle);
    if (areColumns(left, right, gap.length / size)) return [left, right];
  }
  return null;
}

function cutBlocks(block: readonly PlacedBox[]): PlacedBox[][] | null {
  const size = median(block.map((box) => box.size));
  const [widest] = gapsBetween(
    block.map((box) => ({
      from: box.top + MARGIN_ABOVE * box.size,
      to: box.bottom - MARGIN_ABOVE * box.size,
    })),
  );
  if (!widest || widest.length <= LEAST_BLOCK_GAP * size) return null;
  const upper = block.filter((box) => box.centreY < widest.middle);
  const lower = block.filter((box) => box.centreY >= widest.middle);
  return [upper, lower];
}
