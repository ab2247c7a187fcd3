import type { Seam } from '../../core/tiles.ts';
import { joinOverlap } from './overlap-lines.ts';

/** Lines of type are hardly ever closer to each other, in rows of a tile. */
const LEAST_LINE_ROWS = 12;

/** A tile as its text needs to know it. */
export interface ReadTile {
  /** Rows, in pixels. */
  readonly height: number;
  /** How it meets the tile above and the tile below; null where there is none. */
  readonly above: Seam | null;
  readonly below: Seam | null;
}

/** The text of an image that is read tile by tile, as one. */
export interface TileText {
  begin(tile: ReadTile): void;
  /** What may be given out of a piece of the tile's text, for good. */
  add(piece: string): string;
  /** The tile's text so far, anew; all the text so far, that of tiles before included. */
  replace(text: string): string;
  /** The tile was read to its end. */
  end(): string;
  /** What was held back for lines of the next tile, should there be no more reading. */
  rest(): string;
}

interface State {
  /** Given out so far, and what parts it from what comes next. */
  readonly given: string;
  readonly separator: string;
  /** Lines at the end of the tile above that may come again. */
  readonly held: readonly string[];
  /** How many of them are to be expected. */
  readonly expected: number;
  /** Of the current tile: not yet given out. */
  readonly buffer: string;
}

const nothing: State = { given: '', separator: '', held: [], expected: 0, buffer: '' };

/** Text is given out in order and never taken back; lines that two tiles may share wait for both. */
export function createTileText(): TileText {
  let state = nothing;
  let atBegin = nothing;
  let tile: ReadTile = { height: 1, above: null, below: null };
  let lineCount = 0;

  /** Lines to hold back at the end of the current tile. */
  const holdBack = () =>
    tile.below?.kind === 'overlap' ? Math.ceil(tile.below.rows / LEAST_LINE_ROWS) : 0;

  const give = (text: string): string => {
    if (text === '') return '';
    const out = state.given === '' ? text : state.separator + text;
    state = { ...state, given: state.given + out, separator: '' };
    return out;
  };

  /** Gives out what is certain. `isWhole`: no more text of this tile will come. */
  const release = (isWhole: boolean, keep: number): string => {
    if (state.held.length > 0) {
      const lines = state.buffer.split('\n');
      const unfinished = isWhole ? [] : lines.splice(-1);
      const withText = lines.filter((line) => line.trim() !== '').length;
      if (!isWhole && withText < state.held.length + 2) return '';
      const joined = joinOverlap(state.held, lines, state.expected);
      state = { ...state, held: [], buffer: [...joined, ...unfinished].join('\n') };
    }
    if (keep === 0) {
      const certain = state.buffer.trimEnd();
      state = { ...state, buffer: isWhole ? '' : state.buffer.slice(certain.length) };
      return give(certain);
    }
    const lines = state.buffer.split('\n');
    if (lines.length <= keep) return '';
    const certain = lines.splice(0, lines.length - keep);
    state = { ...state, buffer: lines.join('\n') };
    const out = give(certain.join('\n'));
    // A blank line alone is nothing to give out, but to be kept for what comes next.
    state = { ...state, separator: `${state.separator}\n` };
    return out;
  };

  return {
    begin(next) {
      tile = next;
      lineCount = 0;
      const parted = next.above?.kind === 'blank' && next.above.gap === 'paragraph' ? '\n\n' : '\n';
      // A tile without text leaves the wider gap standing.
      const separator = parted.length > state.separator.length ? parted : state.separator;
      state = { ...state, separator, buffer: '' };
      atBegin = state;
    },
    add(piece) {
      lineCount += piece.split('\n').length - 1;
      state = { ...state, buffer: state.buffer + piece };
      return release(false, holdBack());
    },
    replace(text) {
      state = { ...atBegin, buffer: text };
      lineCount = text.split('\n').length - 1;
      release(false, holdBack());
      return state.given;
    },
    end() {
      const out = release(true, holdBack());
      const held = state.buffer.trimEnd();
      const rows = tile.below?.kind === 'overlap' ? tile.below.rows : 0;
      const expected = (lineCount + 1) * (rows / tile.height);
      state = { ...state, held: held === '' ? [] : held.split('\n'), expected, buffer: '' };
      return out;
    },
    rest() {
      return release(true, 0);
    },
  };
}
