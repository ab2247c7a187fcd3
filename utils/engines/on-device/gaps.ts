/** An empty strip between intervals: its length and its middle. */
export interface Gap {
  readonly length: number;
  readonly middle: number;
}

/** The empty strips between intervals of a line, widest first. */
export function gapsBetween(intervals: readonly { from: number; to: number }[]): Gap[] {
  const gaps: Gap[] = [];
  let end = Infinity;
  for (const { from, to } of intervals.toSorted((a, b) => a.from - b.from)) {
    if (from > end) gaps.push({ length: from - end, middle: (from + end) / 2 });
    end = end === Infinity ? to : Math.max(end, to);
  }
  return gaps.toSorted((a, b) => b.length - a.length);
}
