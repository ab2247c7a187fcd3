import { searchKey } from './like-signs.ts';

/** A word of a text, or a character of a script without spaces. */
export interface ReadingUnit {
  readonly text: string;
  /** UTF-16 offsets in the text. */
  readonly start: number;
  readonly end: number;
  readonly key: string;
}

const UNIT = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]|[^\s\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー]+/gu;

/** The units of a text, without those that bear no letter or digit. */
export function readingUnits(text: string): ReadingUnit[] {
  return [...text.matchAll(UNIT)]
    .map((found) => ({
      text: found[0],
      start: found.index,
      end: found.index + found[0].length,
      key: searchKey(found[0]),
    }))
    .filter(({ key }) => key !== '');
}

/** What is no part of the image's text: what the prompt lets a model say, and Markdown's signs. */
const SAID = /\[(?:illegible|no text)\]/giu;
const MARKDOWN = [
  // Fences, rules of tables, images, heads of links, numbers of lists, tags.
  /^[ \t]*(?:```|~~~).*$/gmu,
  /^[ \t]*\|?(?:[ \t]*:?-{2,}:?[ \t]*\|?)+[ \t]*$/gmu,
  /(?<=\])\([^()\s]*\)/gu,
  /^[ \t]*\d+[.)](?=[ \t])/gmu,
  /<\/?[a-z][^<>]*>/giu,
  /&nbsp;/gu,
  /[|*`]|^[ \t]*[#>]+|(?<!\w)_+|_+(?!\w)/gmu,
  // Commands of formulas, and what stops a sign from being Markdown's.
  /\\[a-z]+(?<=\$[^$\n]*)(?=[^$\n]*\$)/giu,
  /\\(?=[^\w\s])/gu,
];

/** The text with blanks in place of what isn't to be found in the image: offsets stay. */
export function blankSyntax(text: string, isMarkdown: boolean): string {
  const patterns = isMarkdown ? [SAID, ...MARKDOWN] : [SAID];
  return patterns.reduce(
    (kept, pattern) => kept.replaceAll(pattern, (found) => ' '.repeat(found.length)),
    text,
  );
}
