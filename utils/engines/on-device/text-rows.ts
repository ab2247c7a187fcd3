import type { PlacedBox } from './placed-box.ts';

/** Boxes side by side, from left to right. */
export interface TextRow {
  readonly boxes: readonly PlacedBox[];
  readonly centreY: number;
  /** The height of its largest type. */
  readonly size: number;
}

/** Boxes whose centres differ by less than this share of the smaller type stand on one row. */
const SAME_ROW = 0.5;

/** Groups boxes into rows, from top to bottom. */
export function textRows(boxes: readonly PlacedBox[]): TextRow[] {
  const rows: TextRow[] = [];
  for (const box of boxes.toSorted((a, b) => a.centreY - b.centreY)) {
    const near = nearestRow(rows, box);
    if (near === -1) rows.push(rowOf([box]));
    else rows[near] = rowOf([...(rows[near]?.boxes ?? []), box]);
  }
  return rows.toSorted((a, b) => a.centreY - b.centreY);
}

function nearestRow(rows: readonly TextRow[], box: PlacedBox): number {
  let nearest = -1;
  let least = Infinity;
  rows.forEach((row, index) => {
    const distance = Math.abs(row.centreY - box.centreY);
    if (distance >= SAME_ROW * Math.min(row.size, box.size) || distance >= least) return;
    nearest = index;
    least = distance;
  });
  return nearest;
}

function rowOf(boxes: readonly PlacedBox[]): TextRow {
  return {
    boxes: boxes.toSorted((a, b) => a.left - b.left),
    centreY: boxes.reduce((sum, box) => sum + box.centreY, 0) / boxes.length,
    size: Math.max(...boxes.map((box) => box.size)),
  };
}
