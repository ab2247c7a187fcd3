import { pick, spanOf, type ComparedReadings } from './compared-readings.ts';
import type { Doubt } from './doubt.ts';
import { misplacedLines, type Stretch } from './misplaced-lines.ts';
import { risingSequence } from './rising-sequence.ts';

/** Letters and digits of a part of a line whose place counts. */
const LEAST_SIGNS = 2;

/** Words, cells and lines that stand in the image, but not where the text has them. */
export function outOfOrder({ said, seen, pairings }: ComparedReadings): Doubt[] {
  const seenAt = new Map(
    pairings
      .filter(({ isAmbiguous }) => !isAmbiguous)
      .flatMap(({ first, second }) => first.map((at) => [at, second[0] ?? 0])),
  );
  // Words that follow each other in the text and are of one line of the image.
  const lines: { units: number[]; seen: number[] }[] = [];
  said.forEach((_, at) => {
    const here = seenAt.get(at);
    if (here === undefined) return;
    const last = lines.at(-1);
    if (last && seen[last.seen[0] ?? 0]?.line === seen[here]?.line) {
      last.units.push(at);
      last.seen.push(here);
    } else lines.push({ units: [at], seen: [here] });
  });

  const moved: Stretch[] = [];
  const stretches: Stretch[] = [];
  for (const line of lines) {
    const rising = new Set(risingSequence(line.seen));
    const kept = line.units.filter((_, at) => rising.has(at));
    const displaced = line.units.filter((_, at) => !rising.has(at));
    const stretchOf = (units: readonly number[]) => ({
      units,
      places: pick(
        seen,
        units.map((unit) => seenAt.get(unit) ?? 0),
      ).map(({ place }) => place),
    });
    for (const unit of displaced) moved.push(stretchOf([unit]));
    const signs = pick(said, kept).reduce((sum, { key }) => sum + key.length, 0);
    if (signs >= LEAST_SIGNS) stretches.push(stretchOf(kept));
  }
  return [...moved, ...misplacedLines(stretches)].map(({ units, places }) => {
    const words = pick(said, units);
    const text = words.map((word) => word.text).join(' ');
    return {
      start: spanOf(words).start,
      end: spanOf(words).end,
      reason: 'out-of-order' as const,
      seen: text,
      places: [...places],
    };
  });
}
