import DOMPurify from 'dompurify';

/** What text needs, and nothing that loads, runs, looks like a part of ours, or can be filled in. */
const tags =
  'h1 h2 h3 h4 h5 h6 p br hr ul ol li blockquote pre code em strong del s sub sup a table thead tbody tr th td'.split(
    ' ',
  );

/**
 * HTML made of Markdown, as HTML of our own making: whatever a model or an image says, nothing in it
 * runs or loads. Links keep their address, for a person to click; they lead to web pages and mail
 * alone.
 */
export function sanitisedHtml(html: string): string {
  return DOMPurify.sanitize(html, {
    ALLOWED_TAGS: tags,
    ALLOWED_ATTR: ['href', 'start', 'align'],
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:)/i,
    // What isn't named here is held to be an address: where a list begins would be none.
    ADD_URI_SAFE_ATTR: ['start', 'align'],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
  });
}
