import { expect, test } from 'vitest';
import { readLatinWords } from './latin-words.ts';
import type { LineRecogniser } from './line-recogniser.ts';
import { emptyPixels } from './pixels.ts';
import type { RotatedBox } from './rotated-box.ts';

const line: RotatedBox = { centreX: 150, centreY: 20, width: 300, height: 20, angle: 0 };

/** Reads every box as these words, side by side, and notes what it was asked. */
function reader(texts: readonly string[], confidence = 0.95) {
  const asked: RotatedBox[] = [];
  const recogniser: LineRecogniser = {
    async *recognise(_image, boxes) {
      for (const box of boxes) {
        asked.push(box);
        const words = texts.map((text, index) => ({
          text,
          start: index * 100,
          end: index * 100 + 90,
          confidence,
        }));
        yield { box, words, confidence };
      }
    },
  };
  return { recogniser, asked };
}

async function read(russian: readonly string[], latin: ReturnType<typeof reader>) {
  const both = readLatinWords(reader(russian).recogniser, latin.recogniser);
  for await (const { words } of both.recognise(emptyPixels(300, 40), [line])) {
    return words.map(({ text }) => text).join(' ');
  }
  return null;
}

test('a word of no Russian letters is read as Latin, in its place', async () => {
  const latin = reader(['Debian.']);
  expect(await read(['такое', 'Оеһїап.'], latin)).toBe('такое Debian.');
  expect(latin.asked).toHaveLength(1);
  expect(latin.asked[0]).toMatchObject({ centreX: 145, width: 96, height: 20 });
});

test('it stays where the other is unsure, or reads no Latin word', async () => {
  expect(await read(['Оеһїап'], reader(['Debian'], 0.8))).toBe('Оеһїап');
  expect(await read(['Опїһ-подобным'], reader(['Unix-nogo6hbIm']))).toBe('Unix-nogo6hbIm');
  expect(await read(['Оеһїап'], reader(['0е']))).toBe('Оеһїап');
});

test('Russian words are not read again', async () => {
  const latin = reader(['x']);
  expect(await read(['Ещё', 'объём', 'СССР'], latin)).toBe('Ещё объём СССР');
  expect(latin.asked).toEqual([]);
});
