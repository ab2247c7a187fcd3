/** Words before which a hyphen belongs to the word before: "Vor- und Nachname", "pre- or postwar". */
const SUSPENDED = 'und|oder|bis|and|or|to|et|ou|y|o|e|en|of|lub|та|і|и|или';

const LETTER = '[\\p{L}\\p{N}]';
const divided = new RegExp(
  `(${LETTER})((?:[-\\u2010\\u00ad][^\\S\\n]*)+)\\n[^\\S\\n]*` +
    `(?!(?:${SUSPENDED})(?!${LETTER}))(${LETTER}\\S*)[^\\S\\n]*(\\n?)`,
  'gu',
);

/**
 * Joins words that were divided at the end of a line: the rest moves up to its beginning. The
 * hyphen stays where it belongs to the word: "Jean-Pierre", "2024-2025".
 */
export function dehyphenate(text: string): string {
  // Soft hyphens within a line are not shown there.
  text = text.replace(/\u00ad(?![^\S\n]*\n)/g, '');
  // A rest that is divided in its turn has no match of its own in the same pass.
  for (let before = ''; before !== text;) {
    before = text;
    text = before.replace(divided, join);
  }
  return text.replaceAll('\u00ad', '');
}

function join(
  whole: string,
  last: string,
  hyphen: string,
  rest: string,
  _lineBreak: string,
  offset: number,
  text: string,
): string {
  const name = /^\p{Lu}/u.test(rest) && /\p{Ll}/u.test(last);
  const number = /\p{N}/u.test(last) || /^\p{N}/u.test(rest);
  const kept = /[-\u2010]/.test(hyphen) && (name || number) ? '-' : '';
  const atEnd = offset + whole.length === text.length && !whole.endsWith('\n');
  return `${last}${kept}${rest}${atEnd ? '' : '\n'}`;
}
