import { markdownParts } from '../../utils/core/markdown-parts.ts';
import { sanitisedHtml } from './sanitised-html.ts';

/** Markdown, or the parts that a worker made of it, as safe HTML; undefined where it is none. */
export function markdownHtml(markdown: string | readonly string[]): string | undefined {
  try {
    const parts = typeof markdown === 'string' ? markdownParts(markdown) : markdown;
    return parts.map(sanitisedHtml).join('');
  } catch {
    // Nested deeper than a program can follow.
    return undefined;
  }
}
