import type { Doubt } from './doubt.ts';
import type { Word } from '../read-event.ts';
import { placeOf } from './seen-units.ts';

/** Words below this confidence are shown as unsure. */
const UNSURE = 0.8;

/** The words of a text read on this device of which it isn't sure, in the text's order. */
export function unsureWords(text: string, words: readonly Word[]): Doubt[] {
  const doubts: Doubt[] = [];
  let from = 0;
  for (const word of words) {
    const start = text.indexOf(word.text, from);
    if (start < 0) continue;
    from = start + word.text.length;
    if (word.confidence >= UNSURE) continue;
    doubts.push({ start, end: from, reason: 'unsure', seen: word.text, places: [placeOf(word)] });
  }
  return doubts;
}
