/** A bar or a bracket where a word begins is mostly an "I", an "l" or the edge of a table's cell. */
const BAR = /(^|\s)[|[\]]/;
/** A serial number or the like in which a letter may be a digit, or the other way round. */
const AMBIGUOUS_CODE = /(?<!\p{L})(?=\p{Lu}*\d)(?=[\p{Lu}\d]*[OIl])[\p{Lu}\dl]{6,}(?!\p{L})/u;
const PAIRS: readonly (readonly [open: RegExp, close: RegExp])[] = [
  [/\(/g, /\)/g],
  [/\[/g, /\]/g],
  [/\{/g, /\}/g],
];
/** Signs that open and close alike. */
const QUOTES = [/["“”]/g, /`/g];

/** Whether a line begins a word as Latin text hardly does: with a bar or a bracket. */
export function hasBar(text: string): boolean {
  return BAR.test(text);
}

export function hasAmbiguousCode(text: string): boolean {
  return AMBIGUOUS_CODE.test(text);
}

/** Whether something is opened and not closed, or closed and not opened, within a line. */
export function isUnbalanced(text: string): boolean {
  const count = (sign: RegExp) => text.match(sign)?.length ?? 0;
  return (
    PAIRS.some(([open, close]) => count(open) !== count(close)) ||
    QUOTES.some((quote) => count(quote) % 2 === 1) ||
    // The closing one is an apostrophe as well.
    count(/‘/g) > count(/’/g)
  );
}
