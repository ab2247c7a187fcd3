import type { Doubt } from './doubt.ts';

/** A part of the text as it was read that an edit left as it is, and how far it moved. */
interface Unchanged {
  readonly from: number;
  readonly to: number;
  readonly shift: number;
}

/**
 * The doubts on a text, moved to where their parts stand now that a person has changed it. A doubt
 * on what was changed is settled, and goes.
 */
export function doubtsAfterEdit(
  read: string,
  edited: string,
  doubts: readonly Doubt[],
): readonly Doubt[] {
  if (doubts.length === 0 || read === edited) return doubts;
  const unchanged = unchangedParts(read, edited);
  return doubts.flatMap((doubt) => {
    const part = unchanged.find(({ from, to }) => doubt.start >= from && doubt.end <= to);
    if (!part) return [];
    return [{ ...doubt, start: doubt.start + part.shift, end: doubt.end + part.shift }];
  });
}

/** Line by line where there are as many as there were; else what is before and after all changes. */
function unchangedParts(read: string, edited: string): Unchanged[] {
  const [before, after] = [read.split('\n'), edited.split('\n')];
  if (before.length !== after.length) return outside(read, edited, 0, 0);
  let [start, editedStart] = [0, 0];
  return before.flatMap((line, index) => {
    const editedLine = after[index] ?? '';
    const parts = outside(line, editedLine, start, editedStart);
    start += line.length + 1;
    editedStart += editedLine.length + 1;
    return parts;
  });
}

/** What two pieces begin and end with, the same in both. The offsets are those of the pieces. */
function outside(read: string, edited: string, start: number, editedStart: number): Unchanged[] {
  const most = Math.min(read.length, edited.length);
  let head = 0;
  while (head < most && read[head] === edited[head]) head++;
  if (head === read.length && head === edited.length) {
    return [{ from: start, to: start + head, shift: editedStart - start }];
  }
  let tail = 0;
  while (tail < most - head && read.at(-1 - tail) === edited.at(-1 - tail)) tail++;
  const [end, editedEnd] = [start + read.length, editedStart + edited.length];
  return [
    { from: start, to: start + head, shift: editedStart - start },
    { from: end - tail, to: end, shift: editedEnd - end },
  ];
}
