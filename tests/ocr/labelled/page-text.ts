import type { LabelledWord } from './labelled-page.ts';

/** What a page shows: its lines in the document's order, and each word's place in CSS pixels. */
export interface PageText {
  readonly lines: readonly string[];
  readonly words: readonly LabelledWord[];
}

/**
 * Collects the text of a page as it stands in it. Runs in the page, so it refers to nothing
 * outside. A line is what stands on one height within one block; the cells of a table's row, or of
 * an element with `data-row`, are one line. What `data-unread` marks is decoration.
 */
export function collectPageText(): PageText {
  interface Piece {
    text: string;
    /** Spaces before it in its line: one, or in preformatted text as many as there are. */
    spaces: number;
    left: number;
    top: number;
    right: number;
    bottom: number;
  }
  interface Line {
    container: Element;
    isVertical: boolean;
    pieces: Piece[];
  }

  const language = document.documentElement.lang;
  const hasNoSpaces = /^(zh|ja)/.test(language);
  const wordsWithin = new Intl.Segmenter(language, { granularity: 'word' });
  const characters = new Intl.Segmenter(language, { granularity: 'grapheme' });
  const lines: Line[] = [];
  let container: Element | null = null;
  let spaces = 0;

  const containerOf = (element: Element): Element => {
    const row = element.closest('tr, [data-row]');
    if (row) return row;
    let block = element;
    while (block.parentElement && getComputedStyle(block).display === 'inline') {
      block = block.parentElement;
    }
    return block;
  };
  const overlaps = (line: Line, piece: Piece) =>
    line.pieces.some((other) => {
      const [from, to] = line.isVertical
        ? [Math.max(other.left, piece.left), Math.min(other.right, piece.right)]
        : [Math.max(other.top, piece.top), Math.min(other.bottom, piece.bottom)];
      const [a, b] = line.isVertical
        ? [other.right - other.left, piece.right - piece.left]
        : [other.bottom - other.top, piece.bottom - piece.top];
      return to - from > Math.min(a, b) / 2;
    });
  /** The characters from `start` to `end`, split where the text goes on in another line. */
  const piecesOf = (node: Text, start: number, end: number, isVertical: boolean): Piece[] => {
    const pieces: Piece[] = [];
    for (const { segment, index } of characters.segment(node.data.slice(start, end))) {
      const range = document.createRange();
      range.setStart(node, start + index);
      range.setEnd(node, start + index + segment.length);
      const { left, top, right, bottom, width, height } = range.getBoundingClientRect();
      // A sign that joins the one before has no place of its own.
      const hasPlace = width > 0 && height > 0;
      const last = pieces.at(-1);
      const centre = isVertical ? (left + right) / 2 : (top + bottom) / 2;
      const goesOn =
        last &&
        (!hasPlace ||
          (isVertical
            ? centre > last.left && centre < last.right
            : centre > last.top && centre < last.bottom));
      if (goesOn) {
        last.text += segment;
        if (!hasPlace) continue;
        last.left = Math.min(last.left, left);
        last.top = Math.min(last.top, top);
        last.right = Math.max(last.right, right);
        last.bottom = Math.max(last.bottom, bottom);
      } else if (hasPlace) {
        pieces.push({ text: segment, spaces: 0, left, top, right, bottom });
      }
    }
    return pieces;
  };

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!(node instanceof Text) || !parent || parent.closest('style, [data-unread]')) continue;
    const style = getComputedStyle(parent);
    const isPreformatted = style.whiteSpaceCollapse === 'preserve';
    const isVertical = style.writingMode.startsWith('vertical');
    const block = containerOf(parent);
    // Blocks and a row's cells stand apart though the source may have no space between them.
    const cell = parent.closest('td, th, [data-row] > *') ?? block;
    if (cell !== container) spaces = isPreformatted ? 0 : 1;
    container = cell;
    for (const part of node.data.matchAll(/(\s+)|\S+/g)) {
      const [text, white] = part;
      if (white !== undefined) {
        spaces = isPreformatted ? (white.split('\n').at(-1)?.length ?? 0) : 1;
        continue;
      }
      const units = hasNoSpaces ? [...wordsWithin.segment(text)] : [{ segment: text, index: 0 }];
      for (const { segment, index } of units) {
        const start = part.index + index;
        for (const piece of piecesOf(node, start, start + segment.length, isVertical)) {
          const line = lines.findLast((line) => line.container === block && overlaps(line, piece));
          piece.spaces = spaces;
          spaces = 0;
          const last = line?.pieces.at(-1);
          // A word may be made of several elements, such as a name and the bracket after it.
          const sameWord = last && piece.spaces === 0 && !hasNoSpaces;
          if (sameWord) {
            last.text += piece.text;
            last.left = Math.min(last.left, piece.left);
            last.top = Math.min(last.top, piece.top);
            last.right = Math.max(last.right, piece.right);
            last.bottom = Math.max(last.bottom, piece.bottom);
          } else if (line) {
            line.pieces.push(piece);
          } else {
            // At a line's start white space shows in preformatted text only.
            if (!isPreformatted) piece.spaces = 0;
            lines.push({ container: block, isVertical, pieces: [piece] });
          }
        }
      }
    }
  }
  return {
    lines: lines.map(({ pieces }) =>
      pieces.map(({ text, spaces }) => ' '.repeat(spaces) + text).join(''),
    ),
    words: lines.flatMap(({ pieces }) =>
      pieces.map(({ text, left, top, right, bottom }) => ({
        text,
        x: left,
        y: top,
        width: right - left,
        height: bottom - top,
      })),
    ),
  };
}
