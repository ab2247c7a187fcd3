/** Below this many characters a text is one piece. */
const SHORT = 20_000;
/** So many characters at least make a piece, twice as many at most: some screens full. */
const PIECE = 4_000;

/**
 * A long text in pieces, cut after line breaks where there are any: the browser lays out only those
 * that are in view. Put together they are the very text.
 */
export function textPieces(text: string, size = PIECE): readonly string[] {
  if (text.length < SHORT) return [text];
  const pieces: string[] = [];
  for (let start = 0; start < text.length;) {
    const lineEnd = text.indexOf('\n', start + size) + 1;
    let end = lineEnd === 0 || lineEnd > start + 2 * size ? start + 2 * size : lineEnd;
    // Never between the halves of a character beyond the first plane.
    if (/[\uD800-\uDBFF]/.test(text.charAt(end - 1))) end += 1;
    pieces.push(text.slice(start, end));
    start = end;
  }
  return pieces;
}

/** Text of any length. */
export function LongText({ text }: { text: string }) {
  const pieces = textPieces(text);
  if (pieces.length === 1) return <>{text}</>;
  return (
    <>
      {pieces.map((piece, index) => (
        <div key={index} class="piece">
          {piece}
        </div>
      ))}
    </>
  );
}
