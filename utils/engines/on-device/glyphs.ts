import type { SeenCharacter } from './ctc-decoding.ts';
import { inkRuns, type InkRun } from './line-ink.ts';
import type { Pixels } from './pixels.ts';

/** A character and the ink that it left, in pixels of the line's image. */
export interface Glyph {
  readonly character: SeenCharacter;
  /** Where the network saw it. */
  readonly centre: number;
  /** The ink that is nearest to it; other glyphs may touch it and have the same. */
  readonly run: InkRun | null;
  readonly isAlone: boolean;
  /** The widest strip without ink since the glyph before. */
  readonly gapBefore: number;
}

/** The network's centre may lie this far beside the ink, in pixels. */
const REACH = 8;

/** Finds the ink of each character. `stepWidth` is the width of a time step in the line's image. */
export function findGlyphs(
  line: Pixels,
  characters: readonly SeenCharacter[],
  stepWidth: number,
): Glyph[] {
  const runs = inkRuns(line);
  const centres = characters.map(
    ({ firstStep, lastStep }) => ((firstStep + lastStep + 1) / 2) * stepWidth,
  );
  const owned = centres.map((centre) => nearestRun(runs, centre));
  return characters.map((character, index) => {
    const centre = centres[index] ?? 0;
    const run = owned[index] ?? null;
    const isAlone = run !== null && run !== owned[index - 1] && run !== owned[index + 1];
    const gapBefore = widestGap(runs, centres[index - 1] ?? centre, centre);
    return { character, centre, run, isAlone, gapBefore };
  });
}

function nearestRun(runs: readonly InkRun[], x: number): InkRun | null {
  let nearest: InkRun | null = null;
  let least = REACH;
  for (const run of runs) {
    const distance = Math.max(run.left - x, x - run.right, 0);
    if (distance > least || (distance === least && nearest)) continue;
    nearest = run;
    least = distance;
  }
  return nearest;
}

function widestGap(runs: readonly InkRun[], from: number, to: number): number {
  let widest = 0;
  let end = from;
  for (const run of runs) {
    if (run.right <= from) continue;
    if (run.left >= to) break;
    widest = Math.max(widest, run.left - end);
    end = Math.max(end, run.right);
  }
  return Math.max(widest, to - end);
}
