/** The characters of a text, never half of one; over and over if it is said to repeat. */
export function* characters(text: string, repeating: boolean): Generator<string> {
  yield* text;
  if (!repeating || text === '') return;
  for (;;) yield* text;
}

export function countCharacters(text: string): number {
  return Array.from(text).length;
}

/** The first `count` of them. */
export function firstCharacters(source: Iterable<string>, count: number): string {
  let taken = '';
  let left = count;
  for (const character of source) {
    if (left-- <= 0) break;
    taken += character;
  }
  return taken;
}

/** All of them in pieces of `size`. */
export function* inPieces(source: Iterable<string>, size: number): Generator<string> {
  let piece = '';
  let length = 0;
  for (const character of source) {
    piece += character;
    if (++length < size) continue;
    yield piece;
    piece = '';
    length = 0;
  }
  if (piece) yield piece;
}
