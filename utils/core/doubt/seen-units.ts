import type { Place } from './doubt.ts';
import type { Word } from '../read-event.ts';
import { readingUnits } from './reading-unit.ts';

/** A unit as it was read on this device. */
export interface SeenUnit {
  readonly text: string;
  readonly key: string;
  readonly confidence: number;
  readonly line: number;
  readonly place: Place;
}

/** The units of the device's words, each with its own share of the word's box. */
export function seenUnits(words: readonly Word[]): SeenUnit[] {
  return words.flatMap((word) => {
    const units = readingUnits(word.text);
    return units.map(({ text, key, start, end }) => ({
      text: units.length === 1 ? word.text : text,
      key,
      confidence: word.confidence,
      line: word.line,
      place: units.length === 1 ? placeOf(word) : partOf(word, start, end),
    }));
  });
}

export function placeOf({ x, y, width, height, angle, image }: Place): Place {
  return { x, y, width, height, angle, ...(image !== undefined && { image }) };
}

/** The part of a word's box that some of its characters take, were all of them equally wide. */
function partOf(word: Word, start: number, end: number): Place {
  const { x, y, width, height, angle } = word;
  const share = width / word.text.length;
  const along = ((start + end) / 2) * share - width / 2;
  const [centreX, centreY] = [x + width / 2, y + height / 2];
  const partWidth = (end - start) * share;
  return {
    ...placeOf(word),
    x: centreX + along * Math.cos(angle) - partWidth / 2,
    y: centreY + along * Math.sin(angle) - height / 2,
    width: partWidth,
  };
}
