import type { Doubt } from '../../utils/core/doubt/doubt.ts';
import { findDoubts } from '../../utils/core/doubt/find-doubts.ts';
import {
  errorKinds,
  seededRandom,
  withModelError,
  type ErrorKind,
  type ModelError,
} from './model-errors.ts';
import type { ReadPage } from './read-pages.ts';

export interface MarkedErrors {
  readonly made: Record<ErrorKind, number>;
  readonly marked: Record<ErrorKind, number>;
  readonly trueWords: number;
  readonly trueWordsMarked: number;
}

/** Makes that many changes in the truth of the pages, one at a time, and counts which are marked. */
export function markErrors(pages: readonly ReadPage[], count: number, seed: number): MarkedErrors {
  const random = seededRandom(seed);
  const made = zeros();
  const marked = zeros();
  let [trueWords, trueWordsMarked] = [0, 0];
  for (const { truth, words } of pages) {
    const doubts = findDoubts(truth, words);
    for (const word of truth.matchAll(/\S*[\p{L}\p{N}]\S*/gu)) {
      const [start, end] = [word.index, word.index + word[0].length];
      trueWords++;
      if (doubts.some((doubt) => doubt.start < end && doubt.end > start)) trueWordsMarked++;
    }
  }
  for (let done = 0; done < count;) {
    const page = pages[Math.floor(random() * pages.length)];
    const kind = errorKinds[done % errorKinds.length];
    const error = page && kind && withModelError(page.truth, kind, random);
    if (!error) continue;
    done++;
    made[error.kind]++;
    if (isMarked(error, findDoubts(error.text, page.words))) marked[error.kind]++;
  }
  return { made, marked, trueWords, trueWordsMarked };
}

/** Whether a doubt touches the change; where a line is missing, the line break beside it counts. */
function isMarked({ kind, changed }: ModelError, doubts: readonly Doubt[]): boolean {
  const reach = kind === 'line left out' ? 1 : 0;
  return changed.some(({ start, end }) =>
    doubts.some((doubt) => doubt.start <= end + reach && doubt.end >= start - reach),
  );
}

function zeros(): Record<ErrorKind, number> {
  return {
    'digit changed': 0,
    'number rounded': 0,
    'word corrected': 0,
    'line left out': 0,
    'line invented': 0,
    'lines swapped': 0,
  };
}
