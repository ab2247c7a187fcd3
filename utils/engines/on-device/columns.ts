import { median } from './median.ts';
import type { PlacedBox } from './placed-box.ts';
import { textRows, type TextRow } from './text-rows.ts';

/** Columns of a table stand on common rows; columns of text, from a gap this wide, mostly don't. */
const WIDE_GAP = 1;
const ALIGNED_SHARE = 0.6;
const ALIGNED_WITHIN = 0.3;
/** Text set in columns may share its rows by design. What tells it from a table's cells: */
const PARAGRAPH_ROWS = 3;
const PARAGRAPH_LINE = 8;
const PARAGRAPH_FILL = 0.5;

/**
 * Whether what stands left and right of a gap is to be read one after the other, as columns of
 * text, and not across, as a table is. `gap` is in units of the height of the type.
 */
export function areColumns(
  left: readonly PlacedBox[],
  right: readonly PlacedBox[],
  gap: number,
): boolean {
  const leftRows = textRows(left);
  const rightRows = textRows(right);
  const fewest = Math.min(leftRows.length, rightRows.length);
  if (fewest < 2) return false;
  if (gap > WIDE_GAP && alignedShare(leftRows, rightRows) < ALIGNED_SHARE) return true;
  return fewest >= PARAGRAPH_ROWS && areParagraphs(leftRows) && areParagraphs(rightRows);
}

/** The share of the shorter side's rows that stand level with a row of the other side. */
function alignedShare(a: readonly TextRow[], b: readonly TextRow[]): number {
  const [fewer, more] = a.length <= b.length ? [a, b] : [b, a];
  const aligned = fewer.filter((row) =>
    more.some(
      (other) =>
        Math.abs(other.centreY - row.centreY) < ALIGNED_WITHIN * Math.min(other.size, row.size),
    ),
  );
  return aligned.length / fewer.length;
}

/** Long lines, most of which fill their column. */
function areParagraphs(rows: readonly TextRow[]): boolean {
  const boxes = rows.flatMap((row) => row.boxes);
  const column = rightEdge(boxes) - leftEdge(boxes);
  const rowLength = median(rows.map((row) => rightEdge(row.boxes) - leftEdge(row.boxes)));
  const lineLength = median(boxes.map((box) => box.box.width / box.size));
  return lineLength >= PARAGRAPH_LINE && rowLength >= PARAGRAPH_FILL * column;
}

function leftEdge(boxes: readonly PlacedBox[]): number {
  return Math.min(...boxes.map((box) => box.left));
}

function rightEdge(boxes: readonly PlacedBox[]): number {
  return Math.max(...boxes.map((box) => box.right));
}
