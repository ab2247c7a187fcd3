import { emptyPixels, type Pixels } from './pixels.ts';

/** What of the source falls into one pixel of the result: consecutive pixels and their shares. */
interface Share {
  readonly first: number;
  readonly weights: readonly number[];
}

/** Makes an image smaller by area averaging, so that thin strokes fade rather than vanish. */
export function shrink(source: Pixels, width: number, height: number): Pixels {
  const columns = shares(source.width, width);
  const result = emptyPixels(width, height);
  const sums = new Float32Array(source.width * 3);
  shares(source.height, height).forEach((row, y) => {
    sums.fill(0);
    row.weights.forEach((weight, k) => addRow(sums, source, row.first + k, weight));
    writeRow(result, y, sums, columns);
  });
  return result;
}

function addRow(sums: Float32Array, source: Pixels, y: number, weight: number): void {
  let from = y * source.width * 4;
  for (let to = 0; to < sums.length; to += 3, from += 4) {
    for (let channel = 0; channel < 3; channel++) {
      const value = source.data[from + channel] ?? 0;
      sums[to + channel] = (sums[to + channel] ?? 0) + value * weight;
    }
  }
}

function writeRow(result: Pixels, y: number, sums: Float32Array, columns: readonly Share[]): void {
  let to = y * result.width * 4;
  for (const { first, weights } of columns) {
    let [red, green, blue] = [0, 0, 0];
    let from = first * 3;
    for (const weight of weights) {
      red += (sums[from] ?? 0) * weight;
      green += (sums[from + 1] ?? 0) * weight;
      blue += (sums[from + 2] ?? 0) * weight;
      from += 3;
    }
    result.data[to] = red;
    result.data[to + 1] = green;
    result.data[to + 2] = blue;
    result.data[to + 3] = 255;
    to += 4;
  }
}

function shares(source: number, target: number): Share[] {
  const ratio = source / target;
  return Array.from({ length: target }, (_, index) => {
    const from = index * ratio;
    const to = Math.min(source, from + ratio);
    const first = Math.floor(from);
    const last = Math.min(source, Math.ceil(to - 1e-9));
    const weights = Array.from({ length: last - first }, (_, k) => {
      const covered = Math.min(to, first + k + 1) - Math.max(from, first + k);
      return covered / ratio;
    });
    return { first, weights };
  });
}
