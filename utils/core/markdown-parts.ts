import { Marked, type Token, type Tokens } from 'marked';

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
  const tokens = marked.lexer(source).flatMap(shorterLists);
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

/** A long list as several, which go on counting. */
function shorterLists(token: Token): Token[] {
  if (!isList(token) || token.raw.length <= PART) return [token];
  const lists: Tokens.List[] = [];
  let items: Tokens.ListItem[] = [];
  let raw = '';
  for (const [index, item] of token.items.entries()) {
    items.push(item);
    raw += item.raw;
    if (raw.length < PART && index < token.items.length - 1) continue;
    const before = index + 1 - items.length;
    const start = typeof token.start === 'number' ? token.start + before : token.start;
    lists.push({ ...token, start, items, raw });
    items = [];
    raw = '';
  }
  return lists;
}

function isList(token: Token): token is Tokens.List {
  return token.type === 'list';
}

function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
  return text.replace(/[&<>]/g, (character) => entities[character] ?? character);
}
