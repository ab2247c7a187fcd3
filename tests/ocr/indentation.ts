import { wholeDistance } from './best-match-distance.ts';

export interface Indentation {
  /** Indented lines of the truth, and those of them that were read with as many spaces. */
  readonly lines: number;
  readonly right: number;
}

/** Whether code kept its indentation, which the scores don't look at. */
export function indentation(truth: readonly string[], text: string): Indentation {
  const read = text.split('\n');
  const counts = { lines: 0, right: 0 };
  for (const line of truth) {
    const wanted = spacesBefore(line);
    const index = read.findIndex((other) => isAlike(line.trim(), other.trim()));
    // Each line that was read stands for one of the truth's.
    const [found] = index < 0 ? [] : read.splice(index, 1);
    if (wanted === 0) continue;
    counts.lines++;
    if (found !== undefined && spacesBefore(found) === wanted) counts.right++;
  }
  return counts;
}

const spacesBefore = (line: string) => line.length - line.trimStart().length;

/** The same line, up to a misread character in five. */
const isAlike = (line: string, other: string) =>
  Math.abs(line.length - other.length) <= line.length / 5 &&
  wholeDistance(line, other) <= line.length / 5;
