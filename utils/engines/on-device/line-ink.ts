import type { Pixels } from './pixels.ts';
import type { Extent } from './rotated-box.ts';

/** How much a pixel must differ from the background, as a share of what the strongest ink does. */
const INK = 0.35;
const LEAST_DIFFERENCE = 12;
/** The strongest ink: what this share of the pixels surpasses. */
const STRONGEST = 0.03;
/** Rows at the top and the bottom in which neighbouring lines may show. */
const EDGE = 1 / 12;
/** Longer horizontal strokes, in heights of the line, are underlines and rules, not letters. */
const LONGEST_STROKE = 2;

/** Columns of ink without a gap between them: one glyph, or several that touch. */
export type InkRun = Extent;

/** The runs of ink in a line's image, from left to right, in pixels of that image. */
export function inkRuns(line: Pixels): InkRun[] {
  const ink = inkMask(line);
  const runs: InkRun[] = [];
  let run: { left: number; right: number; top: number; bottom: number } | null = null;
  for (let x = 0; x < line.width; x++) {
    let top = -1;
    let bottom = -1;
    for (let y = 0; y < line.height; y++) {
      if (!ink[y * line.width + x]) continue;
      if (top === -1) top = y;
      bottom = y + 1;
    }
    if (top === -1) {
      run = null;
    } else if (run) {
      run.right = x + 1;
      run.top = Math.min(run.top, top);
      run.bottom = Math.max(run.bottom, bottom);
    } else {
      run = { left: x, right: x + 1, top, bottom };
      runs.push(run);
    }
  }
  return runs;
}

/** One byte a pixel: 1 where there is ink. */
export function inkMask(line: Pixels): Uint8Array {
  const { width, height } = line;
  const differences = differencesFromBackground(line);
  const counts = new Uint32Array(256);
  for (const difference of differences) increment(counts, difference);
  const strongest = quantile(counts, (1 - STRONGEST) * differences.length);
  const threshold = Math.max(LEAST_DIFFERENCE, strongest * INK);
  const mask = new Uint8Array(width * height);
  for (let y = Math.round(height * EDGE); y < Math.round(height * (1 - EDGE)); y++) {
    let strokeStart = 0;
    for (let x = 0; x <= width; x++) {
      if (x < width && (differences[y * width + x] ?? 0) > threshold) continue;
      const isLetter = x - strokeStart <= LONGEST_STROKE * height;
      if (isLetter) mask.fill(1, y * width + strokeStart, y * width + x);
      strokeStart = x + 1;
    }
  }
  return mask;
}

/** How far each pixel is from the median colour, which is the background's in a line of text. */
function differencesFromBackground({ data }: Pixels): Uint8Array {
  const size = data.length / 4;
  const medianOf = (channel: number) => {
    const counts = new Uint32Array(256);
    for (let from = channel; from < data.length; from += 4) increment(counts, data[from] ?? 0);
    return quantile(counts, size / 2);
  };
  const [red, green, blue] = [medianOf(0), medianOf(1), medianOf(2)];
  const differences = new Uint8Array(size);
  for (let pixel = 0, from = 0; pixel < size; pixel++, from += 4) {
    differences[pixel] = Math.max(
      Math.abs((data[from] ?? 0) - red),
      Math.abs((data[from + 1] ?? 0) - green),
      Math.abs((data[from + 2] ?? 0) - blue),
    );
  }
  return differences;
}

function increment(counts: Uint32Array, value: number): void {
  counts[value] = (counts[value] ?? 0) + 1;
}

/** The least value that at least `rank` of the counted values lie below or at. */
function quantile(counts: Uint32Array, rank: number): number {
  let total = 0;
  return counts.findIndex((count) => (total += count) >= rank);
}
