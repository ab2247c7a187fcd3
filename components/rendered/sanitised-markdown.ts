import DOMPurify from 'dompurify';
import { Marked } from 'marked';

/** Longer Markdown stays its source: to format it would hold up the page. */
const LONGEST_MARKDOWN = 200_000;

/** What text needs, and nothing that loads, runs, looks like a part of ours, or can be filled in. */
const tags =
  'h1 h2 h3 h4 h5 h6 p br hr ul ol li blockquote pre code em strong del s sub sup a table thead tbody tr th td'.split(
    ' ',
  );

const marked = new Marked({
  gfm: true,
  // A picture that a model's answer names is never fetched: its text stands in its place.
  renderer: { image: ({ text }) => escapeHtml(text), html: ({ text }) => escapeHtml(text) },
});

function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
  return text.replace(/[&<>]/g, (character) => entities[character] ?? character);
}

/**
 * Markdown as HTML of our own making, or null where it is too long: whatever a model or an image says, nothing in it runs or
 * loads. Links keep their address, for a person to click; they lead to web pages and mail alone.
 */
export function markdownToHtml(source: string): string | null {
  if (source.length > LONGEST_MARKDOWN) return null;
  const html = marked.parse(source, { async: false });
  return DOMPurify.sanitize(html, {
    ALLOWED_TAGS: tags,
    ALLOWED_ATTR: ['href', 'start', 'align'],
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:)/i,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
  });
}
