import { expect, test } from 'vitest';
import { restoreCyrillic } from './cyrillic-lookalikes.ts';
import type { LineRecogniser } from './line-recogniser.ts';
import { emptyPixels } from './pixels.ts';

const box = { centreX: 0, centreY: 0, width: 400, height: 20, angle: 0 };

/** Words as `text@start-end`, pixels along the line. */
function reading(...words: string[]): LineRecogniser {
  return {
    async *recognise() {
      yield {
        box,
        confidence: 0.9,
        words: words.map((word) => {
          const [text = '', place = ''] = word.split('@');
          const [start = 0, end = 0] = place.split('-').map(Number);
          return { text, start, end, confidence: 0.9 };
        }),
      };
    },
  };
}

async function textsOf(recogniser: LineRecogniser): Promise<string[]> {
  const texts: string[] = [];
  for await (const line of recogniser.recognise(emptyPixels(1, 1), [box])) {
    texts.push(...line.words.map((word) => word.text));
  }
  return texts;
}

test('Latin letters of the same look become Cyrillic in a Cyrillic line', async () => {
  const line = reading('Kak@0-9', 'установить,@10-90', 'a@95-99', 'He@100-120', 'PC@130-150');
  expect(await textsOf(restoreCyrillic(line))).toEqual(['Как', 'установить,', 'а', 'Не', 'PC']);
});

test('a Latin line, and Latin words with letters of their own, stay as they are', async () => {
  expect(await textsOf(restoreCyrillic(reading('He', 'can', 'see', 'а')))).toEqual([
    'He',
    'can',
    'see',
    'а',
  ]);
  expect(await textsOf(restoreCyrillic(reading('Проект', 'Debian.')))).toEqual([
    'Проект',
    'Debian.',
  ]);
});
