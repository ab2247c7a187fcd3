import { diffChars } from 'diff';

/** Two readings of one line are at least this alike: the share of letters that they have in common. */
const LEAST_ALIKE = 0.6;
/** A line that only one reading has. */
const GAP = 0.5;
/**
 * A line more or fewer in common than the picture lets expect. More than a match is worth, since
 * lines that repeat match anywhere.
 */
const UNEXPECTED = 1.05;

interface Cell {
  readonly score: number;
  /** The lines that are the same, as pairs of indices, from the end. */
  readonly pairs: Pair | null;
}
interface Pair {
  readonly above: number;
  readonly below: number;
  readonly before: Pair | null;
}

/**
 * Joins the last lines of a tile and the first of the next, some of which may be the same lines of
 * the page read twice: an alignment of the end of one to the beginning of the other. `expected` is
 * how many lines the picture lets expect in both. Nothing is left out but the second reading of a
 * line, and a line that the edge of a tile cut through.
 */
export function joinOverlap(
  above: readonly string[],
  below: readonly string[],
  expected: number,
): string[] {
  const upper = withText(above);
  const lower = withText(below);
  const pairs = align(
    upper.map((index) => above[index] ?? ''),
    lower.map((index) => below[index] ?? ''),
    Math.round(expected),
  ).map(([a, b]) => [upper[a] ?? 0, lower[b] ?? 0] as const);
  const [first] = pairs;
  const last = pairs.at(-1);
  if (!first || !last) return [...above, ...below];

  // One line beyond the common ones is one that the edge of its tile cut through.
  const isFootCut = upper.filter((index) => index > last[0]).length <= 1;
  const isHeadCut = lower.filter((index) => index < first[1]).length <= 1;
  const joined = above.slice(0, first[0]);
  if (!isHeadCut) joined.push(...below.slice(0, first[1]));
  for (const [index, [a, b]] of pairs.entries()) {
    // Far from its tile's edge a line is read better.
    joined.push((index < pairs.length / 2 ? above[a] : below[b]) ?? '');
    const next = pairs[index + 1];
    if (!next) continue;
    const between = above.slice(a + 1, next[0]);
    const other = below.slice(b + 1, next[1]);
    joined.push(...(hasText(between) ? between : []), ...(hasText(other) ? other : []));
    if (!hasText(between) && !hasText(other) && between.length > 0) joined.push('');
  }
  if (!isFootCut) joined.push(...above.slice(last[0] + 1));
  return [...joined, ...below.slice(last[1] + 1)];
}

function hasText(lines: readonly string[]): boolean {
  return lines.some((line) => line.trim() !== '');
}

function withText(lines: readonly string[]): number[] {
  return lines.flatMap((line, index) => (line.trim() === '' ? [] : [index]));
}

/** Pairs of lines that are one line of the page, in order; none where the two have none in common. */
function align(above: readonly string[], below: readonly string[], expected: number) {
  let row: Cell[] = below.map((_, index) => ({ score: -GAP * (index + 1), pairs: null }));
  row.unshift({ score: 0, pairs: null });
  for (const [a, upper] of above.entries()) {
    // The tile above may begin long before the lines in common.
    const next: Cell[] = [{ score: 0, pairs: null }];
    for (const [b, lower] of below.entries()) {
      const cells = [gap(row[b + 1]), gap(next[b])];
      const alike = likeness(upper, lower);
      const diagonal = row[b];
      if (alike >= LEAST_ALIKE && diagonal) {
        const pairs = { above: a, below: b, before: diagonal.pairs };
        cells.push({ score: diagonal.score + alike, pairs });
      }
      next.push(cells.reduce((best, cell) => (cell.score > best.score ? cell : best)));
    }
    row = next;
  }
  // The tile below goes on after the lines in common, of which there may be none.
  const worth = ({ score }: Cell, count: number) => score - UNEXPECTED * Math.abs(count - expected);
  let best: Cell | undefined;
  let bestWorth = -Infinity;
  for (const [count, cell] of row.entries()) {
    if (count > 0 && (cell.pairs === null || cell.score <= 0)) continue;
    if (worth(cell, count) > bestWorth) [best, bestWorth] = [cell, worth(cell, count)];
  }
  return listed(best?.pairs ?? null);
}

function gap(cell: Cell | undefined): Cell {
  return { score: (cell?.score ?? -Infinity) - GAP, pairs: cell?.pairs ?? null };
}

function listed(pair: Pair | null): [number, number][] {
  const pairs: [number, number][] = [];
  for (let at = pair; at; at = at.before) pairs.unshift([at.above, at.below]);
  return pairs;
}

/** 0 to 1. Models differ in white space between two readings. */
function likeness(a: string, b: string): number {
  const [left, right] = [plain(a), plain(b)];
  if (left === right) return 1;
  const total = left.length + right.length;
  if ((2 * Math.min(left.length, right.length)) / total < LEAST_ALIKE) return 0;
  const common = diffChars(left, right)
    .filter(({ added, removed }) => !added && !removed)
    .reduce((sum, { value }) => sum + value.length, 0);
  return (2 * common) / total;
}

function plain(line: string): string {
  return line.trim().replaceAll(/\s+/g, ' ');
}
