import {
  compareReadings,
  pick,
  sightOf,
  spanOf,
  type ComparedReadings,
} from './compared-readings.ts';
import type { Doubt } from './doubt.ts';
import { bearsOut } from './judge-words.ts';
import { leftOut } from './left-out.ts';
import { outOfOrder } from './out-of-order.ts';
import type { Word } from '../read-event.ts';
import type { SeenUnit } from './seen-units.ts';

/** With a smaller share of its words seen, a text isn't of what the device could read. */
const COMPARABLE = 0.3;
/** A longer text, in characters, is of no image that could be read, and would take minutes. */
const LONGEST = 200_000;
/** In shorter texts, a few wrong words are a large share. */
const SHORT = 4;

/**
 * The parts of a text that the image, as it was read on this device, doesn't bear out: in the text's
 * order, none over another. Empty where the two readings have too little in common to be compared.
 */
export function findDoubts(
  text: string,
  words: readonly Word[],
  { isMarkdown = false } = {},
): Doubt[] {
  if (text.length > LONGEST) return [];
  const readings = compareReadings(text, words, isMarkdown);
  const { said, seen, pairings } = readings;
  const checkable = checkableScripts(seen);
  const judged = said.filter(({ key }) => checkable(key)).length;
  const paired = new Set(pairings.flatMap(({ first }) => first));
  const differing = unlike(readings);
  if (judged >= SHORT && paired.size - differing.length < COMPARABLE * judged) return [];
  return disjoint([
    ...differing,
    ...unseen(readings, paired, checkable),
    ...leftOut(readings),
    ...outOfOrder(readings),
  ]);
}

function unlike({ said, seen, pairings }: ComparedReadings): Doubt[] {
  return pairings.flatMap(({ first, second }) => {
    const [words, sights] = [pick(said, first), pick(seen, second)];
    const isBorneOut = bearsOut(
      words.map(({ text }) => text),
      sights.map(({ text }) => text),
      Math.min(...sights.map(({ confidence }) => confidence)),
    );
    if (isBorneOut) return [];
    return [{ ...spanOf(words), reason: 'unlike' as const, ...sightOf(sights) }];
  });
}

function unseen(
  { said }: ComparedReadings,
  paired: ReadonlySet<number>,
  checkable: (key: string) => boolean,
): Doubt[] {
  const isUnseen = (at: number) => !paired.has(at) && checkable(said[at]?.key ?? '');
  return said.flatMap(({ text, start, end }, at) => {
    const isBeside = (said[at - 1] && isUnseen(at - 1)) || (said[at + 1] && isUnseen(at + 1));
    // A single sign that stands alone is easily overlooked.
    const counts = isBeside || /[\p{L}\p{N}\p{Sc}%]{2}/u.test(text);
    if (!counts || !isUnseen(at)) return [];
    return [{ start, end, reason: 'unseen' as const, seen: '', places: [] }];
  });
}

const scripts = [
  /\p{sc=Latn}/u,
  /\p{sc=Cyrl}/u,
  /\p{sc=Grek}/u,
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u,
  /\p{sc=Hang}/u,
  /\p{sc=Arab}/u,
  /\p{sc=Deva}/u,
];

/** Tells whether a word is of a script that the device reads in this image. */
function checkableScripts(seen: readonly SeenUnit[]): (key: string) => boolean {
  const read = seen.map(({ key }) => key).join('');
  const known = scripts.filter((script) => script.test(read));
  return (key) => !/\p{L}/u.test(key) || known.some((script) => script.test(key));
}

/** In the text's order. Of a wide doubt over a narrow one, what is before and behind is left. */
function disjoint(doubts: readonly Doubt[]): Doubt[] {
  const kept: Doubt[] = [];
  for (const doubt of doubts.toSorted((a, b) => a.end - a.start - (b.end - b.start))) {
    let parts = [doubt];
    for (const { start, end } of kept.filter((one) => one.end > one.start)) {
      parts = parts.flatMap((part) =>
        start >= part.end || end <= part.start
          ? [part]
          : [
              { ...part, end: start },
              { ...part, start: end },
            ].filter((rest) => rest.end > rest.start),
      );
    }
    kept.push(...parts);
  }
  return kept.toSorted((a, b) => a.start - b.start || a.end - b.end);
}
