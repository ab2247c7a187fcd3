/**
 * Longer texts, in characters, are worked on in a worker: what is done with a shorter one takes less
 * than a frame or two.
 */
const LONG = 50_000;
/** The same for what parsers do, which some texts slow down by the square of their length. */
const LONG_TO_PARSE = 4_000;
/** Longer Markdown stays its source. */
const LONGEST_MARKDOWN = 200_000;

export function isLong(text: string): boolean {
  return text.length > LONG;
}

/** For Markdown with its tables, JSON, and what finds addresses and numbers. */
export function isLongToParse(text: string): boolean {
  return text.length > LONG_TO_PARSE;
}

export function isTooLongForMarkdown(text: string): boolean {
  return text.length > LONGEST_MARKDOWN;
}
