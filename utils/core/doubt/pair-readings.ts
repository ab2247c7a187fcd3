import { diffArrays } from 'diff';
import { digitForm } from './like-signs.ts';
import { matchReadings, type ReadingKeys } from './match-readings.ts';

/** Units of two readings that stand for the same: mostly one and one, more where one splits. */
export interface Pairing {
  readonly first: readonly number[];
  readonly second: readonly number[];
  /** Whether another place would have done as well. */
  readonly isAmbiguous: boolean;
}

/** Of the shorter's letters, so many must be the other's for two units to be the same word. */
const COMMON_SHARE = 0.5;

/**
 * Pairs the units of two readings by their keys; each unit is in one pairing at most. Equal ones
 * first; then, between these, those that are alike, in order.
 */
export function pairReadings(first: ReadingKeys, second: ReadingKeys): Pairing[] {
  const { of: matches, ambiguous } = matchReadings(first, second);
  const pairings: Pairing[] = [];
  const taken = new Set(matches.filter((match) => match !== null));
  matches.forEach((b, a) => {
    if (b !== null) pairings.push({ first: [a], second: [b], isAmbiguous: ambiguous.has(a) });
  });
  for (const gap of gaps(matches)) {
    const opposite = freeBetween(gap, matches, taken, second.keys.length);
    for (const pairing of pairGap(gap, first.keys, opposite, second.keys)) {
      pairings.push(pairing);
      for (const b of pairing.second) taken.add(b);
    }
  }
  return pairings;
}

/** Runs of units without a match. */
function gaps(matches: readonly (number | null)[]): number[][] {
  const runs: number[][] = [];
  matches.forEach((match, index) => {
    if (match !== null) return;
    const last = runs.at(-1);
    if (last?.at(-1) === index - 1) last.push(index);
    else runs.push([index]);
  });
  return runs;
}

/** What the second reading has beside the matches on both sides of a gap, and nobody has taken. */
function freeBetween(
  gap: readonly number[],
  matches: readonly (number | null)[],
  taken: ReadonlySet<number>,
  length: number,
): number[] {
  const before = matches[(gap[0] ?? 0) - 1] ?? -1;
  const after = matches[(gap.at(-1) ?? 0) + 1] ?? length;
  const free = new Set<number>();
  for (let b = before + 1; b < length && !taken.has(b); b++) free.add(b);
  for (let b = after - 1; b >= 0 && !taken.has(b); b--) free.add(b);
  return [...free].toSorted((a, b) => a - b);
}

interface Group {
  readonly first: number[];
  readonly second: number[];
}

function pairGap(
  gap: readonly number[],
  first: readonly string[],
  opposite: readonly number[],
  second: readonly string[],
): Pairing[] {
  if (opposite.length === 0) return [];
  const votes = commonSigns(spell(gap, first), spell(opposite, second));
  const groups: Group[] = [];
  for (const a of gap) {
    for (const b of opposite) {
      const shorter = Math.min(first[a]?.length ?? 0, second[b]?.length ?? 0);
      if ((votes.get(`${a} ${b}`) ?? 0) < Math.max(1, COMMON_SHARE * shorter)) continue;
      const group = groups.find((one) => one.first.includes(a) || one.second.includes(b));
      if (!group) groups.push({ first: [a], second: [b] });
      else {
        if (!group.first.includes(a)) group.first.push(a);
        if (!group.second.includes(b)) group.second.push(b);
      }
    }
  }
  return [...groups, ...pairRest(gap, opposite, groups)].map(({ first, second }) => ({
    first,
    second,
    isAmbiguous: false,
  }));
}

/** What is between the same neighbours stands for the same, however unlike, if it is as much. */
function pairRest(
  gap: readonly number[],
  opposite: readonly number[],
  groups: readonly Group[],
): Group[] {
  const paired: Group[] = [];
  const ends = [...groups, { first: [Infinity], second: [Infinity] }];
  let [fromA, fromB] = [-1, -1];
  for (const end of ends) {
    const [toA, toB] = [Math.min(...end.first), Math.min(...end.second)];
    const a = gap.filter((index) => index > fromA && index < toA);
    const b = opposite.filter((index) => index > fromB && index < toB);
    if (a.length === b.length && a.length <= 2) {
      a.forEach((index, place) => paired.push({ first: [index], second: [b[place] ?? index] }));
    }
    [fromA, fromB] = [Math.max(...end.first), Math.max(...end.second)];
  }
  return paired;
}

interface Sign {
  readonly sign: string;
  readonly unit: number;
}

function spell(indices: readonly number[], keys: readonly string[]): Sign[] {
  return indices.flatMap((unit) =>
    Array.from(digitForm(keys[unit] ?? ''), (sign) => ({ sign, unit })),
  );
}

/** How many signs each unit of the first has in common with each of the second, in order. */
function commonSigns(first: readonly Sign[], second: readonly Sign[]): Map<string, number> {
  const votes = new Map<string, number>();
  let [a, b] = [0, 0];
  const changes = diffArrays(
    first.map(({ sign }) => sign),
    second.map(({ sign }) => sign),
  );
  for (const { added, removed, count } of changes) {
    if (!added && !removed) {
      for (let step = 0; step < count; step++) {
        const pair = `${first[a + step]?.unit} ${second[b + step]?.unit}`;
        votes.set(pair, (votes.get(pair) ?? 0) + 1);
      }
    }
    if (!added) a += count;
    if (!removed) b += count;
  }
  return votes;
}
