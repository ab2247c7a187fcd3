/**
 * The fewest edits (insert, delete, replace one character) that make the pattern equal to some
 * part of the text: Sellers, 1980. At most the pattern's length.
 */
export function bestMatchDistance(pattern: string, text: string): number {
  const characters = Array.from(text);
  // Row i, column j: the distance of the pattern's first i characters to a part that ends before j.
  let row = new Int32Array(characters.length + 1);
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
  return row.reduce((least, distance) => Math.min(least, distance), index);
}
