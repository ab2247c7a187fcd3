import { expect, test } from 'vitest';
import { restoreLongVowels } from './long-vowels.ts';
import { emptyPixels } from './pixels.ts';

const box = { centreX: 0, centreY: 0, width: 400, height: 20, angle: 0 };

test.each([
  ['コーヒ一は一杯', 'コーヒーは一杯'],
  ['青いノ一', '青いノー'],
  ['メール一通', 'メール一通'],
  ['十一時に一人', '十一時に一人'],
])('%s', async (read, text) => {
  const recogniser = restoreLongVowels({
    async *recognise() {
      yield { box, confidence: 0.9, words: [{ text: read, start: 0, end: 90, confidence: 0.9 }] };
    },
  });
  for await (const { words } of recogniser.recognise(emptyPixels(1, 1), [box])) {
    expect(words.map((word) => word.text)).toEqual([text]);
  }
});
