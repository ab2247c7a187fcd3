/** How sure the detector is that a pixel belongs to text: one byte a pixel, 255 is certain. */
export interface ProbabilityMap {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** A row of a component: from the left edge of its first pixel to the right edge of its last. */
export interface Run {
  readonly y: number;
  readonly left: number;
  readonly right: number;
}

export interface Component {
  readonly pixels: number;
  /** Mean of the map over the component's pixels, 0 to 1. */
  readonly score: number;
  /** One a row, of the row's outermost pixels: enough for the hull. */
  readonly runs: readonly Run[];
}

/** Connected components (8-neighbours) of the pixels above the threshold (0 to 1), by flood fill. */
export function* connectedComponents(map: ProbabilityMap, threshold: number): Generator<Component> {
  const { width, height, data } = map;
  const level = Math.round(threshold * 255);
  // A pixel that has been visited is cleared in a copy, so no map of labels is needed.
  const unvisited = data.slice();
  const stack: number[] = [];
  for (let start = 0; start < unvisited.length; start++) {
    if ((unvisited[start] ?? 0) <= level) continue;
    let pixels = 0;
    let sum = 0;
    const rows = new Map<number, { left: number; right: number }>();
    unvisited[start] = 0;
    stack.push(start);
    for (let index = stack.pop(); index !== undefined; index = stack.pop()) {
      const y = Math.floor(index / width);
      const x = index - y * width;
      pixels++;
      sum += data[index] ?? 0;
      const row = rows.get(y);
      if (!row) rows.set(y, { left: x, right: x + 1 });
      else {
        row.left = Math.min(row.left, x);
        row.right = Math.max(row.right, x + 1);
      }
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const neighbour = ny * width + nx;
          if ((unvisited[neighbour] ?? 0) <= level) continue;
          unvisited[neighbour] = 0;
          stack.push(neighbour);
        }
      }
    }
    const runs = Array.from(rows, ([y, row]) => ({ y, ...row }));
    yield { pixels, score: sum / pixels / 255, runs };
  }
}
