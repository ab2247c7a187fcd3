/** An overlap is looked for in this much of the end of what was carried, in characters. */
const LONGEST_OVERLAP = 2_000;
/** With so much in common with the beginning, an answer has begun anew. */
const LEAST_RESTART = 40;
const LEAST_OVERLAP = 3;
/** Without a space before it, an overlap this long is none by chance. */
const LONG_OVERLAP = 12;

/**
 * A cut-off text and what a model says when it is asked to go on, as one. A model goes on where it
 * stopped, or repeats the last words, or begins anew; nothing is doubled, and nothing that could be
 * new is left out. `ended` is false while more may come: then what can't be told yet is held back.
 */
export function joinContinuation(carried: string, more: string, ended: boolean): string {
  if (more === '' || carried === '') return carried + more;
  if (more.startsWith(carried)) return more;
  if (!ended && carried.includes(more)) return carried;
  if (hasBegunAnew(carried, more)) return more.length > carried.length ? more : carried;
  return carried + more.slice(overlap(carried, more));
}

function hasBegunAnew(carried: string, more: string): boolean {
  return carried.length > LEAST_RESTART && more.startsWith(carried.slice(0, LEAST_RESTART));
}

/** How many characters of `more` repeat the end of `carried`. */
function overlap(carried: string, more: string): number {
  const longest = Math.min(carried.length, more.length, LONGEST_OVERLAP);
  for (let length = longest; length >= LEAST_OVERLAP; length--) {
    const common = more.slice(0, length);
    if (carried.endsWith(common) && isRepeated(carried, common)) return length;
  }
  return 0;
}

/**
 * Whether what both have in common was said twice. A new row that is equal to the last one begins
 * with its line break, digits may follow digits, and a text that repeats itself goes on doing so.
 */
function isRepeated(carried: string, common: string): boolean {
  const before = carried.at(-common.length - 1) ?? ' ';
  return (
    !/^\s/.test(common) &&
    /\p{L}/u.test(common) &&
    (/\s/.test(before) || common.length >= LONG_OVERLAP) &&
    !carried.endsWith(common + common)
  );
}
