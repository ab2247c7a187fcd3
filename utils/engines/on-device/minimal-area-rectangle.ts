import { convexHull, type Point } from './convex-hull.ts';
import type { RotatedBox } from './rotated-box.ts';

/**
 * The rectangle of least area around the points: one of its sides lies on a side of their convex
 * hull (Freeman and Shapira, 1975). Its angle is the smallest that describes it, within ±45°.
 * Null if there are no points.
 */
export function minimalAreaRectangle(points: readonly Point[]): RotatedBox | null {
  const hull = convexHull(points);
  let best: RotatedBox | null = null;
  let previous = hull.at(-1);
  for (const corner of hull) {
    const angle = previous ? Math.atan2(corner.y - previous.y, corner.x - previous.x) : 0;
    const box = rectangleAt(hull, withinEighth(angle));
    if (!best || box.width * box.height < best.width * best.height - 1e-6) best = box;
    previous = corner;
  }
  return best;
}

/** The smallest rectangle around the points whose first axis has the given angle in radians. */
function rectangleAt(points: readonly Point[], angle: number): RotatedBox {
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  let [minAlong, maxAlong, minAcross, maxAcross] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of points) {
    const along = x * cos + y * sin;
    const across = y * cos - x * sin;
    minAlong = Math.min(minAlong, along);
    maxAlong = Math.max(maxAlong, along);
    minAcross = Math.min(minAcross, across);
    maxAcross = Math.max(maxAcross, across);
  }
  const along = (minAlong + maxAlong) / 2;
  const across = (minAcross + maxAcross) / 2;
  return {
    centreX: along * cos - across * sin,
    centreY: along * sin + across * cos,
    width: maxAlong - minAlong,
    height: maxAcross - minAcross,
    angle,
  };
}

/** A rectangle looks the same after a quarter turn: the angle within ±45° that describes it. */
function withinEighth(angle: number): number {
  const quarter = Math.PI / 2;
  return angle - Math.round(angle / quarter) * quarter;
}
