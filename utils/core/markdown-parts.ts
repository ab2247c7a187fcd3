import { Marked, type Token } from 'marked';

/** About so many characters of Markdown make a part. */
const PART = 8_000;

const marked = new Marked({
  gfm: true,
  // A picture that a model's answer names is never fetched: its text stands in its place.
  renderer: { image: ({ text }) => escapeHtml(text), html: ({ text }) => escapeHtml(text) },
});

/**
 * Markdown as HTML, in parts that follow one another. Nothing in it is safe to show before it is
 * sanitised. Throws a `RangeError` where it is nested too deep.
 */
export function markdownParts(source: string): readonly string[] {
  const tokens = marked.lexer(source);
  const parts: Token[][] = [];
  let size = PART;
  for (const token of tokens) {
    if (size >= PART) {
      parts.push([]);
      size = 0;
    }
    parts.at(-1)?.push(token);
    size += token.raw.length;
  }
  return parts.map((part) => marked.parser(part));
}

function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
  return text.replace(/[&<>]/g, (character) => entities[character] ?? character);
}
