import type { Glyph } from './glyphs.ts';

/**
 * A space that the network held possible is one where the ink leaves room for it. In pixels of
 * a line 48 high, where a space between words is some 9 to 30 and one between letters up to 12.
 */
const ROOM = [
  { gap: 12, probability: 0.2 },
  { gap: 16, probability: 0.1 },
] as const;

// In monospaced type the network takes the room beside narrow signs for spaces: `child . spawn`.
const SURE = 0.995;
const PITCH_NEIGHBOURS = 3;
const PITCH_TOLERANCE = 0.12;

/**
 * Whether there is a space before each glyph: what the network says, corrected by the room that
 * there is. On the labelled lines this mends four in five of its wrong spaces.
 */
export function spacesBefore(glyphs: readonly Glyph[]): boolean[] {
  const distances = glyphs.map((glyph, index) => distance(glyphs[index - 1], glyph));
  return glyphs.map(({ character, gapBefore }, index) => {
    const { spaceBefore, spaceProbability } = character;
    if (index === 0) return false;
    if (spaceProbability >= SURE) return true;
    const isPossible =
      spaceBefore ||
      ROOM.some(({ gap, probability }) => gapBefore >= gap && spaceProbability >= probability);
    return isPossible && !isOnePitch(distances, index);
  });
}

/** From the middle of one glyph's ink to that of the next; null where they can't be told apart. */
function distance(previous: Glyph | undefined, glyph: Glyph): number | null {
  if (!previous?.run || !glyph.run || !previous.isAlone || !glyph.isAlone) return null;
  return (glyph.run.left + glyph.run.right - previous.run.left - previous.run.right) / 2;
}

/** Whether a distance is that of neighbours in monospaced type: the distances around it equal it. */
function isOnePitch(distances: readonly (number | null)[], index: number): boolean {
  const own = distances[index];
  if (typeof own !== 'number') return false;
  const around = [-3, -2, -1, 1, 2, 3].flatMap((offset) => distances[index + offset] ?? []);
  const equal = around.filter((other) => Math.abs(other - own) <= PITCH_TOLERANCE * own);
  const isShorter = around.some((other) => other < own * (1 - PITCH_TOLERANCE));
  return equal.length >= PITCH_NEIGHBOURS && !isShorter;
}
