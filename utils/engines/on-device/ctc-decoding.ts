/** A character that the network saw, between its first and last time step, inclusive. */
export interface SeenCharacter {
  readonly text: string;
  readonly firstStep: number;
  readonly lastStep: number;
  /** The highest probability along its steps, 0 to 1. */
  readonly confidence: number;
  /** The likeliest classes where it is surest, best first: what it may be instead. */
  readonly candidates: readonly string[];
  /** Whether a space was decoded before it. */
  readonly spaceBefore: boolean;
  /** The highest probability of a space since the character before it, decoded or not. */
  readonly spaceProbability: number;
}

/**
 * Greedy CTC decoding (Graves et al., 2006): the likeliest class of each time step, repetitions
 * joined, blanks (class 0) dropped. `probabilities` holds one row of classes a step; the last class
 * is the space, which becomes a property of the character after it.
 */
export function decodeCtc(
  probabilities: Float32Array,
  alphabet: readonly string[],
): SeenCharacter[] {
  const classes = alphabet.length;
  const space = classes - 1;
  const steps = Math.floor(probabilities.length / classes);
  const seen: SeenCharacter[] = [];
  let previous = 0;
  let spaceBefore = false;
  let spaceProbability = 0;
  for (let step = 0; step < steps; step++) {
    const row = probabilities.subarray(step * classes, (step + 1) * classes);
    const best = indexOfMaximum(row);
    const confidence = row[best] ?? 0;
    const last = seen.at(-1);
    spaceProbability = Math.max(spaceProbability, row[space] ?? 0);
    if (best === space) {
      spaceBefore = true;
    } else if (best !== 0 && best === previous && last) {
      const surer =
        confidence > last.confidence ? { confidence, candidates: likeliest(row, alphabet) } : {};
      seen[seen.length - 1] = { ...last, ...surer, lastStep: step };
    } else if (best !== 0) {
      seen.push({
        text: alphabet[best] ?? '',
        firstStep: step,
        lastStep: step,
        confidence,
        candidates: likeliest(row, alphabet),
        spaceBefore,
        spaceProbability,
      });
      spaceBefore = false;
      spaceProbability = 0;
    }
    previous = best;
  }
  return seen;
}

function indexOfMaximum(values: Float32Array): number {
  let best = 0;
  let most = -Infinity;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? 0;
    if (value <= most) continue;
    most = value;
    best = index;
  }
  return best;
}

const CANDIDATES = 5;

function likeliest(row: Float32Array, alphabet: readonly string[]): string[] {
  return Array.from(row, (probability, index) => ({ probability, index }))
    .toSorted((a, b) => b.probability - a.probability)
    .slice(0, CANDIDATES)
    .map(({ index }) => alphabet[index] ?? '');
}
