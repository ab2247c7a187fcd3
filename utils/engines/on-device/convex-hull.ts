export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * The convex hull, by Andrew's monotone chain. Corners only, in order around the hull; one or two
 * points come back as they are.
 */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y);
  if (sorted.length < 3) return sorted;
  return [...chain(sorted), ...chain(sorted.toReversed())];
}

/** One side of the hull, from the first point to the last, which is left to the other side. */
function chain(sorted: readonly Point[]): Point[] {
  const side: Point[] = [];
  for (const point of sorted) {
    for (;;) {
      const last = side.at(-1);
      const beforeLast = side.at(-2);
      if (!last || !beforeLast || turn(beforeLast, last, point) > 0) break;
      side.pop();
    }
    side.push(point);
  }
  side.pop();
  return side;
}

/** Twice the signed area of the triangle: its sign says to which side the way a, b, c turns. */
function turn(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}
