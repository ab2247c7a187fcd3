/**
 * The fewest edits (insert, delete, replace one character) that make the pattern equal to some
 * part of the text: Sellers, 1980. At most the pattern's length.
 */
export function bestMatchDistance(pattern: string, text: string): number {
  const length = Array.from(text).length;
  // A part may begin anywhere at no cost, and end anywhere.
  const row = lastRow(pattern, text, new Int32Array(length + 1));
  return row.reduce((least, distance) => Math.min(least, distance), Array.from(pattern).length);
}

/** The fewest edits that make the pattern equal to the whole text: Levenshtein, 1965. */
export function wholeDistance(pattern: string, text: string): number {
  const length = Array.from(text).length;
  return (
    lastRow(
      pattern,
      text,
      Int32Array.from({ length: length + 1 }, (_, at) => at),
    )[length] ?? 0
  );
}

/** Row i, column j: the distance of the pattern's first i characters to text that ends before j. */
function lastRow(pattern: string, text: string, first: Int32Array): Int32Array {
  const characters = Array.from(text);
  let row = first;
  let index = 0;
  for (const wanted of pattern) {
    index++;
    const next = new Int32Array(characters.length + 1);
    next[0] = index;
    characters.forEach((character, column) => {
      const replaced = (row[column] ?? 0) + (character === wanted ? 0 : 1);
      const deleted = (row[column + 1] ?? 0) + 1;
      const inserted = (next[column] ?? 0) + 1;
      next[column + 1] = Math.min(replaced, deleted, inserted);
    });
    row = next;
  }
  return row;
}
