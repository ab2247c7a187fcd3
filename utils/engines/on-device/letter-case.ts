import type { Glyph } from './glyphs.ts';
import { median } from './median.ts';

/** Letters that are only larger as capitals: out of context, their case is a guess of the network. */
const SAME_SHAPE = /^[cosvwxz0]$/i;
const SMALL = /^[aemnru]$/;
const TALL = /^[bdhkABDEFGHIJKLMNPQRTUY2-9]$/;

/** Where the network is this sure it is right, and the height is a neighbouring line's ink. */
const SURE = 0.98;
/** How many letters of known size, those nearest, say how high small and tall letters are. */
const REFERENCES = 8;
/** Tall letters are some 1.36 times as high as small ones in most type, and never less than: */
const TALL_BY_SMALL = 1.36;
const LEAST_TALL_BY_SMALL = 1.15;
/** Between small (0) and tall (1): what a height must lie within to count as one or the other. */
const SMALL_RANGE = [-0.6, 0.35] as const;
const TALL_RANGE = [0.65, 1.6] as const;

/** The texts of a line's glyphs; the case of letters that are in doubt is taken from their height. */
export function correctCase(glyphs: readonly Glyph[]): string[] {
  return glyphs.map((glyph, index) => {
    const { text, confidence, candidates } = glyph.character;
    const height = heightOf(glyph);
    if (confidence > SURE || height === null || !SAME_SHAPE.test(text)) return text;
    const sizes = sizesAround(glyphs, index);
    if (!sizes) return text;
    const place = (height - sizes.small) / (sizes.tall - sizes.small);
    const lower = text === '0' ? 'o' : text.toLowerCase();
    // A small zero beside a digit is a zero of a smaller number: a footnote's.
    if (isWithin(place, SMALL_RANGE)) return isBesideDigit(glyphs, index) ? text : lower;
    if (!isWithin(place, TALL_RANGE) || text === '0') return text;
    if (lower !== 'o') return text.toUpperCase();
    return candidates.find((candidate) => candidate === '0' || candidate === 'O') ?? 'O';
  });
}

/** In pixels of the line's image; null where it touches its neighbours. */
function heightOf({ run, isAlone }: Glyph): number | null {
  return run && isAlone ? run.bottom - run.top : null;
}

/** The heights of small and tall letters near a glyph; null if there is nothing to compare with. */
function sizesAround(
  glyphs: readonly Glyph[],
  index: number,
): { small: number; tall: number } | null {
  const small = heightNear(glyphs, index, SMALL);
  const tall = heightNear(glyphs, index, TALL);
  if (small !== null && tall !== null) {
    return tall < small * LEAST_TALL_BY_SMALL ? null : { small, tall };
  }
  if (small !== null) return { small, tall: small * TALL_BY_SMALL };
  return tall === null ? null : { small: tall / TALL_BY_SMALL, tall };
}

/** The median height of the nearest letters of a kind. */
function heightNear(glyphs: readonly Glyph[], index: number, kind: RegExp): number | null {
  const heights = glyphs
    .map((glyph, other) => ({ glyph, distance: Math.abs(other - index) }))
    .filter(({ glyph }) => kind.test(glyph.character.text) && heightOf(glyph) !== null)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, REFERENCES)
    .map(({ glyph }) => heightOf(glyph) ?? 0);
  return heights.length > 0 ? median(heights) : null;
}

function isBesideDigit(glyphs: readonly Glyph[], index: number): boolean {
  const before = glyphs[index]?.character.spaceBefore ? undefined : glyphs[index - 1];
  const next = glyphs[index + 1];
  const after = next?.character.spaceBefore ? undefined : next;
  return [before, after].some((glyph) => glyph && /[0-9]/.test(glyph.character.text));
}

function isWithin(value: number, [least, most]: readonly [number, number]): boolean {
  return value >= least && value <= most;
}
