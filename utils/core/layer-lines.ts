import { compareReadings, type ComparedReadings } from './doubt/compared-readings.ts';
import type { Place } from './doubt/doubt.ts';
import { blankSyntax } from './doubt/reading-unit.ts';
import { placeOf } from './doubt/seen-units.ts';
import type { Word } from './read-event.ts';

/** A word of an image's text where it stands, in pixels of the image. */
export interface LayerWord {
  readonly text: string;
  /** With a space behind it. */
  readonly spaced: boolean;
  readonly place: Place;
}
export type LayerLine = readonly LayerWord[];

/** The lines as they were read on this device. */
export function seenLines(words: readonly Word[]): LayerLine[] {
  return inLines(
    words.map((word) => ({
      line: word.line,
      word: { text: word.text, spaced: true, place: placeOf(word) },
    })),
  );
}

/** Not less sure than this, the device's word stays where the text has none for it. */
const SURE = 0.8;

/**
 * The same lines with the words of another reading of the image where those stand for what was seen
 * here. What wasn't seen goes along with the word before it; Markdown's own signs are left out.
 */
export function alignedLines(
  text: string,
  words: readonly Word[],
  { isMarkdown = false } = {},
): LayerLine[] {
  const plain = isMarkdown ? blankSyntax(text, true) : text;
  const readings = compareReadings(plain, words, false);
  const { seen, pairings } = readings;
  const ownerOf = ownersOf(readings);
  const saidAt = Map.groupBy(ownerOf.keys(), (said) => ownerOf.get(said) ?? 0);
  const partners = new Map(pairings.map(({ second }) => [second[0] ?? 0, second]));
  const paired = new Set(pairings.flatMap(({ second }) => second));
  return inLines(
    seen.flatMap(({ text: own, line, place, confidence }, at) => {
      const said = saidAt.get(at);
      if (said) {
        const places = (partners.get(at) ?? [at]).flatMap((one) => seen[one]?.place ?? []);
        return [{ line, word: { ...wordsSaid(said, readings), place: hull(places) ?? place } }];
      }
      const stays = !paired.has(at) && confidence >= SURE;
      return stays ? [{ line, word: { text: own, spaced: true, place } }] : [];
    }),
  );
}

/** For each unit of the text, the seen one at whose place it is to stand. */
function ownersOf({ said, pairings }: ComparedReadings): ReadonlyMap<number, number> {
  const paired = new Map(
    pairings.flatMap(({ first, second }) => first.map((at) => [at, second[0] ?? 0])),
  );
  const owners = new Map<number, number>();
  let owner = paired.values().next().value;
  said.forEach((_, at) => {
    owner = paired.get(at) ?? owner;
    if (owner !== undefined) owners.set(at, owner);
  });
  return owners;
}

/** Units as they stand in the text, with the signs between them and the next. */
function wordsSaid(
  units: readonly number[],
  { text, said }: ComparedReadings,
): Pick<LayerWord, 'text' | 'spaced'> {
  const parts = units.map((at) => {
    const start = at === 0 ? 0 : said[at]?.start;
    return text.slice(start, said[at + 1]?.start ?? text.length);
  });
  const whole = parts.join('').replaceAll(/\s+/g, ' ');
  return { text: whole.trim(), spaced: whole.endsWith(' ') };
}

function hull(places: readonly Place[]): Place | null {
  const [first] = places;
  if (!first || places.length === 1) return first ?? null;
  const x = Math.min(...places.map((place) => place.x));
  const y = Math.min(...places.map((place) => place.y));
  const right = Math.max(...places.map((place) => place.x + place.width));
  const bottom = Math.max(...places.map((place) => place.y + place.height));
  return { ...first, x, y, width: right - x, height: bottom - y };
}

function inLines(words: readonly { line: number; word: LayerWord }[]): LayerLine[] {
  return [...Map.groupBy(words, ({ line }) => line).values()].map((line) =>
    line.map(({ word }) => word),
  );
}
