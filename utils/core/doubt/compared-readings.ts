import type { Doubt } from './doubt.ts';
import { pairReadings, type Pairing } from './pair-readings.ts';
import type { Word } from '../read-event.ts';
import { blankSyntax, readingUnits, type ReadingUnit } from './reading-unit.ts';
import { seenUnits, type SeenUnit } from './seen-units.ts';

/** What a text says, what was seen of the same image on this device, and what stands for what. */
export interface ComparedReadings {
  readonly text: string;
  readonly said: readonly ReadingUnit[];
  readonly seen: readonly SeenUnit[];
  readonly pairings: readonly Pairing[];
}

export function compareReadings(
  text: string,
  words: readonly Word[],
  isMarkdown: boolean,
): ComparedReadings {
  const said = readingUnits(blankSyntax(text, isMarkdown));
  const seen = seenUnits(words);
  const pairings = pairReadings(
    {
      keys: said.map(({ key }) => key),
      beginsLine: said.map(
        ({ start }, at) => at === 0 || text.slice(said[at - 1]?.end, start).includes('\n'),
      ),
    },
    {
      keys: seen.map(({ key }) => key),
      beginsLine: seen.map(({ line }, at) => line !== seen[at - 1]?.line),
    },
  );
  return { text, said, seen, pairings };
}

export function pick<T>(from: readonly T[], indices: readonly number[]): T[] {
  return indices.flatMap((index) => from[index] ?? []);
}

/** From the first of some units to the last. */
export function spanOf(units: readonly ReadingUnit[]): Pick<Doubt, 'start' | 'end'> {
  return {
    start: Math.min(...units.map(({ start }) => start)),
    end: Math.max(...units.map(({ end }) => end)),
  };
}

export function sightOf(units: readonly SeenUnit[]): Pick<Doubt, 'seen' | 'places'> {
  return {
    seen: units.map(({ text }) => text).join(' '),
    places: units.map(({ place }) => place),
  };
}
