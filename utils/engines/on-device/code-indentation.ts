import type { LineWord, RecognisedLine } from './line-recogniser.ts';
import { median } from './median.ts';
import { levelled, type PlacedBox } from './placed-box.ts';

/** In characters: how far the middle of a word may lie from where monospaced type puts it. */
const TOLERANCE = 0.2;
/** Of neighbouring words in a line, or in all lines, so many stand where monospaced type puts them. */
const LINE_SHARE = 0.5;
const ALL_SHARE = 0.75;
/** Fewer distances between words than these tell nothing. */
const FEWEST_IN_LINE = 4;
const FEWEST_IN_ALL = 8;
/** In heights of a line: monospaced characters are wider than most others. */
const LEAST_WIDTH = 0.36;
/** Code goes on over empty lines; in heights of its type. */
const MOST_GAP = 5;
/** The height of lines of one size, one with tall signs and one without. */
const LIKE_SIZE = 1.9;
/** In characters: a word alone in its line is so much narrower than its cells, or wider. */
const WORD_SLACK = 1;
const MOST_SPACES = 80;
const LINE_NUMBER = /^\d{1,5}$/;
const NUMBERED_SHARE = 0.8;

/** The middles of two neighbouring words: how far apart in pixels, and in characters. */
interface Step {
  readonly distance: number;
  readonly characters: number;
}

interface Row {
  /** The texts of its lines, and where they stand on the levelled page. */
  readonly texts: readonly string[];
  readonly lefts: readonly number[];
  readonly words: readonly LineWord[];
  readonly steps: readonly Step[];
  readonly centreY: number;
  readonly size: number;
}

/**
 * The texts of rows in reading order. Rows of monospaced type keep the spaces that they begin with,
 * behind their numbers where they are numbered. Any other text has none.
 */
export function rowTexts(rows: readonly (readonly RecognisedLine[])[]): string[] {
  const placed = levelled(rows.flatMap((row) => row.map(({ box }) => box)));
  let at = 0;
  const measured = rows.map((row) => {
    const boxes = placed.slice(at, at + row.length);
    at += row.length;
    return measureRow(row, boxes);
  });
  return blocksOf(measured).flatMap(blockTexts);
}

function measureRow(lines: readonly RecognisedLine[], boxes: readonly PlacedBox[]): Row {
  return {
    texts: lines.map(({ words }) => words.map(({ text }) => text).join(' ')),
    lefts: lines.map(({ words }, index) => (boxes[index]?.left ?? 0) + (words[0]?.start ?? 0)),
    words: lines.flatMap(({ words }) => words),
    steps: lines.flatMap(({ words }) => stepsBetween(words)),
    centreY: boxes[0]?.centreY ?? 0,
    size: Math.max(...boxes.map(({ size }) => size)),
  };
}

function stepsBetween(words: readonly LineWord[]): Step[] {
  return words.slice(1).map((word, index) => {
    const before = words[index] ?? word;
    return {
      distance: (word.start + word.end - before.start - before.end) / 2,
      characters: (lengthOf(word) + lengthOf(before)) / 2 + 1,
    };
  });
}

const lengthOf = ({ text }: LineWord) => Array.from(text).length;

/** The width of a character, if these are steps of one. */
function pitchOf(steps: readonly Step[]): number {
  return median(steps.map(({ distance, characters }) => distance / characters));
}

function shareInPitch(steps: readonly Step[], pitch: number): number {
  const fitting = steps.filter(
    ({ distance, characters }) => Math.abs(distance - characters * pitch) <= TOLERANCE * pitch,
  );
  return fitting.length / steps.length;
}

/** Rows that may be of one piece of code: one below the other, of one size, none of them prose. */
function blocksOf(rows: readonly Row[]): Row[][] {
  const blocks: Row[][] = [];
  let before: Row | null = null;
  for (const row of rows) {
    const block = blocks.at(-1);
    if (block && before && goesOn(before, row)) block.push(row);
    else blocks.push([row]);
    before = row;
  }
  return blocks;
}

function goesOn(before: Row, row: Row): boolean {
  const down = row.centreY - before.centreY;
  const [smaller, larger] = [Math.min(before.size, row.size), Math.max(before.size, row.size)];
  return (
    down > 0 &&
    down < MOST_GAP * larger &&
    larger < LIKE_SIZE * smaller &&
    !isProportional(before) &&
    !isProportional(row)
  );
}

function isProportional({ steps }: Row): boolean {
  return steps.length >= FEWEST_IN_LINE && shareInPitch(steps, pitchOf(steps)) < LINE_SHARE;
}

function blockTexts(rows: readonly Row[]): string[] {
  const plain = rows.map(({ texts }) => texts.join(' '));
  const steps = rows.flatMap((row) => row.steps);
  const pitch = pitchOf(steps);
  const isWide = pitch >= LEAST_WIDTH * median(rows.map(({ size }) => size));
  if (!isWide || steps.length < FEWEST_IN_ALL || shareInPitch(steps, pitch) < ALL_SHARE) {
    return plain;
  }
  const isNumbered =
    rows.filter(({ texts: [first = ''] }) => LINE_NUMBER.test(first)).length >=
    NUMBERED_SHARE * rows.length;
  const start = isNumbered ? 1 : 0;
  const spaces = spacesBefore(rows, start, pitch);
  return rows.map(({ texts }, index) => {
    const code = texts.slice(start).join(' ');
    const indented = code === '' ? [] : [' '.repeat(spaces[index] ?? 0) + code];
    return [...texts.slice(0, start), ...indented].join(' ');
  });
}

/** How far each row's line at `start` stands in, in characters; rows of other type around code don't. */
function spacesBefore(rows: readonly Row[], start: number, pitch: number): number[] {
  const isCode = rows.map((row) => isInPitch(row, pitch));
  const [from, to] = [isCode.indexOf(true), isCode.lastIndexOf(true)];
  const least = Math.min(
    ...rows.flatMap(({ lefts }, index) => (isCode[index] ? (lefts[start] ?? []) : [])),
  );
  return rows.map(({ lefts }, index) => {
    const left = lefts[start] ?? least;
    if (index < from || index > to) return 0;
    return Math.min(MOST_SPACES, Math.max(0, Math.round((left - least) / pitch)));
  });
}

/** Whether a row is of type of this pitch, as far as it can be told. */
function isInPitch({ steps, words }: Row, pitch: number): boolean {
  if (steps.length > 0) return shareInPitch(steps, pitch) >= LINE_SHARE;
  return words.every((word) => {
    const characters = (word.end - word.start) / pitch;
    return Math.abs(characters - lengthOf(word)) <= WORD_SLACK;
  });
}
