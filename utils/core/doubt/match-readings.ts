import { diffArrays } from 'diff';

/** More edits than this, and two readings have too little in common to be compared. */
const MOST_EDITS = 4_000;

/** One reading's keys, and whether a line begins with each. */
export interface ReadingKeys {
  readonly keys: readonly string[];
  readonly beginsLine: readonly boolean[];
}

export interface Matches {
  /** For each key of the first reading, the index of the same one in the second, or null. */
  readonly of: readonly (number | null)[];
  /** Those for which another one in the second would have done as well. */
  readonly ambiguous: ReadonlySet<number>;
}

/**
 * Finds in the second reading what the first has. What stands in the same order is matched first;
 * after that blocks that have another place in the second, such as columns and cells, the longest
 * first.
 */
export function matchReadings(first: ReadingKeys, second: ReadingKeys): Matches {
  const matches = commonSequence(first.keys, second.keys);
  const ambiguous = new Set<number>();
  alignToLines(matches, second);
  const taken = new Set(matches.filter((match) => match !== null));
  const placesOf = Map.groupBy(second.keys.keys(), (at) => second.keys[at] ?? '');
  for (;;) {
    const block = longestBlock(first.keys, second.keys, placesOf, matches, taken);
    if (!block) return { of: matches, ambiguous };
    for (let step = 0; step < block.length; step++) {
      matches[block.from + step] = block.to + step;
      taken.add(block.to + step);
      if (block.isAmbiguous) ambiguous.add(block.from + step);
    }
  }
}

function commonSequence(first: readonly string[], second: readonly string[]): (number | null)[] {
  const matches: (number | null)[] = first.map(() => null);
  const changes = diffArrays([...first], [...second], { maxEditLength: MOST_EDITS });
  let [a, b] = [0, 0];
  for (const { added, removed, count } of changes ?? []) {
    const common = added || removed ? 0 : count;
    for (let step = 0; step < common; step++) matches[a + step] = b + step;
    if (!added) a += count;
    if (!removed) b += count;
  }
  return matches;
}

/**
 * Where the second reading has more, and it can't be told which of two equal words are the ones
 * that the first lacks, they are those from a line's beginning to a line's end.
 */
function alignToLines(matches: (number | null)[], { keys, beginsLine }: ReadingKeys): void {
  matches.forEach((after, at) => {
    const before = matches[at - 1];
    if (after === null || before === null || before === undefined || after <= before + 1) return;
    let steps = 0;
    while (!beginsLine[before + 1 - steps] && isSame(steps)) steps++;
    if (!beginsLine[before + 1 - steps]) return;
    for (let step = 0; step < steps; step++) matches[at - 1 - step] = after - 1 - step;

    function isSame(step: number): boolean {
      const [from, to] = [(before ?? 0) - step, (after ?? 0) - 1 - step];
      return matches[at - 1 - step] === from && keys[from] === keys[to];
    }
  });
}

interface Place {
  readonly from: number;
  readonly to: number;
}

interface Block extends Place {
  readonly length: number;
  /** By how much it says that it is the same. */
  readonly weight: number;
  readonly isAmbiguous: boolean;
}

function longestBlock(
  first: readonly string[],
  second: readonly string[],
  placesOf: ReadonlyMap<string, readonly number[]>,
  matches: readonly (number | null)[],
  taken: ReadonlySet<number>,
): Block | null {
  let best: Block | null = null as Block | null;
  const isFree = (a: number, b: number) =>
    a < first.length && matches[a] === null && !taken.has(b) && first[a] === second[b];
  const isSame = (a: Place, b: Place) =>
    (a.from === b.from || a.to === b.to) && first[a.from] === first[b.from];
  for (let from = 0; from < first.length; from++) {
    if (matches[from] !== null) continue;
    for (const to of placesOf.get(first[from] ?? '') ?? []) {
      if (!isFree(from, to)) continue;
      let length = 1;
      while (isFree(from + length, to + length)) length++;
      const signs = first.slice(from, from + length).join('').length;
      const joins =
        Number(from > 0 && matches[from - 1] === to - 1) +
        Number(matches[from + length] === to + length);
      // A short word that stands alone is everywhere, and says nothing about its place.
      if (joins === 0 && signs < 4 && !/[^\p{L}\p{N}]|\p{N}{2}/u.test(first[from] ?? '')) continue;
      const weight = signs + 4 * joins;
      const block = { from, to, length, weight };
      if (!best || weight > best.weight) best = { ...block, isAmbiguous: false };
      else if (weight === best.weight && isSame(best, block)) best = { ...best, isAmbiguous: true };
    }
  }
  return best;
}
