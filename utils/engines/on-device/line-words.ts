import type { Glyph } from './glyphs.ts';
import { correctCase } from './letter-case.ts';
import type { LineWord } from './line-recogniser.ts';
import { spacesBefore } from './spacing.ts';

/** Where ink can't be told apart, a glyph is taken to reach this far from its centre, in pixels. */
const HALF_GLYPH = 8;

/**
 * The words of a line, from the glyphs in its image. `scale` is the number of pixels of the original
 * image in one of the line's image, whose width `lineWidth` is in pixels of the original.
 */
export function lineWords(glyphs: readonly Glyph[], scale: number, lineWidth: number): LineWord[] {
  const texts = new Map(correctCase(glyphs).map((text, index) => [glyphs[index], text]));
  const spaces = spacesBefore(glyphs);
  const words: Glyph[][] = [];
  glyphs.forEach((glyph, index) => {
    const word = words.at(-1);
    if (word && !spaces[index]) word.push(glyph);
    else words.push([glyph]);
  });
  return words.map((word, index) => ({
    text: word.map((glyph) => texts.get(glyph)).join(''),
    start: Math.max(0, leftEdge(word, words[index - 1]) * scale),
    end: Math.min(lineWidth, rightEdge(word, words[index + 1]) * scale),
    confidence: meanConfidence(word),
  }));
}

export function meanConfidence(glyphs: readonly Glyph[]): number {
  const sum = glyphs.reduce((total, glyph) => total + glyph.character.confidence, 0);
  return glyphs.length > 0 ? sum / glyphs.length : 0;
}

/** The ink's edge, unless the neighbouring word touches it. */
function leftEdge(word: readonly Glyph[], previous: readonly Glyph[] | undefined): number {
  const first = word[0];
  if (!first) return 0;
  const isShared = first.run === previous?.at(-1)?.run;
  return first.run && !isShared ? first.run.left : first.centre - HALF_GLYPH;
}

function rightEdge(word: readonly Glyph[], next: readonly Glyph[] | undefined): number {
  const last = word.at(-1);
  if (!last) return 0;
  const isShared = last.run === next?.[0]?.run;
  return last.run && !isShared ? last.run.right : last.centre + HALF_GLYPH;
}
