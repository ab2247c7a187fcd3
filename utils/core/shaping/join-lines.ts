import { CJK } from './cjk.ts';

/** A line ends its paragraph if it is shorter than this share of the longest line beside it. */
const SHORT = 0.72;

const listItem =
  /^[^\S\n]*(?:[-*+•◦▪‣–—·・●○■□✓✔]\s|(?:\p{Nd}{1,3}|\p{L}|[ivxlc]{1,5})[.)]\s|[(（]?[\p{Nd}一二三四五六七八九十]{1,3}[)）、]|#{1,6}\s|>\s)/u;
const sentenceEnd = /[.!?…:。！？：؟।॥"”»」』)）]$/u;
/** Lines whose shape means something: indented, or columns held apart. */
const laidOut = /^ {2,}|\t|\S {3,}\S|[|│┃].*[|│┃]/u;
const codeEnd = /[{};]$/;
const cjkEnd = new RegExp(`${CJK}$`, 'u');
const cjkStart = new RegExp(`^${CJK}`, 'u');

/**
 * Joins the lines of each paragraph. Paragraphs are told by empty lines, by list items, and by a
 * short line that ends a sentence; code and tables keep their lines.
 */
export function joinLines(text: string): string {
  return text
    .split(/(\n(?:[^\S\n]*\n)+)/)
    .map((block, index) => (index % 2 === 0 ? joinBlock(block) : block))
    .join('');
}

function joinBlock(block: string): string {
  const lines = block.split('\n');
  const isCode = lines.filter((line) => codeEnd.test(line)).length > 1;
  if (isCode || lines.some((line) => laidOut.test(line))) return block;
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 0);
  // Piece by piece: to trim the whole at each line would take a long text minutes.
  const joined: string[] = [];
  let previous: string | null = null;
  for (const line of lines) {
    const between = previous === null ? '' : separator(previous, line, longest);
    const goesOn = previous !== null && !between.includes('\n');
    if (goesOn) joined.push((joined.pop() ?? '').trimEnd(), between, line.trimStart());
    else joined.push(between, line);
    previous = line;
  }
  return joined.join('');
}

function separator(previous: string, line: string, longest: number): string {
  if (line.trim() === '' || previous.trim() === '' || listItem.test(line)) return '\n';
  const end = previous.trimEnd();
  const isParagraphEnd = end.length < longest * SHORT && sentenceEnd.test(end);
  // An empty line, so that the paragraphs stay apart when each has become one line.
  if (isParagraphEnd) return '\n\n';
  return cjkEnd.test(end) && cjkStart.test(line.trimStart()) ? '' : ' ';
}
