import { pick, sightOf, type ComparedReadings } from './compared-readings.ts';
import type { Doubt } from './doubt.ts';
import type { SeenUnit } from './seen-units.ts';

/** So sure must the device be of what it says is missing from the text. */
const SURE = 0.8;
/** Less than this may be a mark of the picture's, and no text. */
const TELLING = /.{3}|\p{N}{2}|[^\p{sc=Latn}\p{N}]/u;
/** Words of a line stand nearer to each other than this, in heights of the line. */
const WORD_GAP = 1.5;

/** What the device is sure of and the text doesn't have, at the places where it is missing. */
export function leftOut({ text, said, seen, pairings }: ComparedReadings): Doubt[] {
  const saidAs = new Map(pairings.flatMap(({ first, second }) => second.map((at) => [at, first])));
  const known = [...saidAs.keys()].toSorted((a, b) => a - b);

  /** A line that was left out is missing behind the end of the line before it, signs and all. */
  const behind = (at: number, isLine: boolean) => {
    const end = said[at]?.end ?? text.length;
    const next = said[at + 1]?.start ?? text.length;
    const lineEnd = text.indexOf('\n', end);
    return isLine ? Math.min(next, lineEnd < 0 ? next : lineEnd) : end;
  };

  const offsetOf = (run: readonly number[], units: readonly SeenUnit[]) => {
    const [from = 0, to = from] = [run[0], run.at(-1)];
    const neighbour = known.findLast((at) => at < from);
    const after = known.find((at) => at > to);
    const saidBefore = neighbour === undefined ? undefined : saidAs.get(neighbour)?.at(-1);
    const saidAfter = after === undefined ? undefined : saidAs.get(after)?.[0];
    const isInLine = neighbour !== undefined && isBeside(seen[neighbour], units[0]);
    // Where the text goes on behind it as the device does, it is missing in between.
    const isBetween = isInLine || (saidBefore ?? -1) + 1 === saidAfter;
    const above = isBetween ? undefined : lineAbove(units, seen, saidAs);
    const before = above === undefined ? saidBefore : saidAs.get(above)?.at(-1);
    if (before !== undefined) return behind(before, !isInLine);
    return saidAfter === undefined ? text.length : (said[saidAfter]?.start ?? 0);
  };

  return unsaidRuns(seen, saidAs).flatMap((run) => {
    const units = pick(seen, run);
    const sure = units.filter(({ confidence }) => confidence >= SURE);
    const signs = sure.map(({ key }) => key).join('');
    if (!TELLING.test(signs) || sure.length * 2 < units.length) return [];
    const start = offsetOf(run, units);
    return [{ start, end: start, reason: 'left-out' as const, ...sightOf(units) }];
  });
}

type SaidAs = ReadonlyMap<number, readonly number[]>;

/** Words next to each other on a line that nothing in the text stands for. */
function unsaidRuns(seen: readonly SeenUnit[], saidAs: SaidAs): number[][] {
  const runs: number[][] = [];
  seen.forEach(({ line }, at) => {
    if (saidAs.has(at)) return;
    const last = runs.at(-1);
    if (last?.at(-1) === at - 1 && seen[at - 1]?.line === line) last.push(at);
    else runs.push([at]);
  });
  return runs;
}

/** Whether a word is the next one on the same line, and not one of the next column's. */
function isBeside(before: SeenUnit | undefined, next: SeenUnit | undefined): boolean {
  if (!before || before.line !== next?.line) return false;
  return next.place.x - (before.place.x + before.place.width) < WORD_GAP * next.place.height;
}

/** The last word of the line just above in the same column. */
function lineAbove(
  units: readonly SeenUnit[],
  seen: readonly SeenUnit[],
  saidAs: SaidAs,
): number | undefined {
  const left = Math.min(...units.map(({ place }) => place.x));
  const right = Math.max(...units.map(({ place }) => place.x + place.width));
  const top = Math.min(...units.map(({ place }) => place.y));
  const above = [...saidAs.keys()].filter((at) => {
    const place = seen[at]?.place;
    if (!place || place.image !== units[0]?.place.image) return false;
    return place.y + place.height / 2 < top && place.x < right && place.x + place.width > left;
  });
  const lowest = Math.max(...above.map((at) => seen[at]?.place.y ?? 0));
  let last = above
    .filter((at) => lowest - (seen[at]?.place.y ?? 0) < (seen[at]?.place.height ?? 0) / 2)
    .toSorted((a, b) => (saidAs.get(a)?.at(-1) ?? 0) - (saidAs.get(b)?.at(-1) ?? 0))
    .at(-1);
  // The line above may be longer.
  while (last !== undefined && saidAs.has(last + 1) && isBeside(seen[last], seen[last + 1])) last++;
  return last;
}
