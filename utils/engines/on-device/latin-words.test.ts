import { expect, test } from 'vitest';
import { readLatinInKorean, readLatinInRussian } from './latin-words.ts';
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

async function read(
  texts: readonly string[],
  latin: ReturnType<typeof reader>,
  mend = readLatinInRussian,
) {
  const both = mend(reader(texts).recogniser, latin.recogniser);
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

test('of a Korean word the part that is no syllables is read as Latin', async () => {
  const latin = reader(['FAQ']);
  // Each syllable is 45 pixels wide here.
  expect(await read(['질문', '660는'], latin, readLatinInKorean)).toBe('질문 FAQ는');
  expect(latin.asked[0]).toMatchObject({ centreX: 121, width: 48 });
  const inBrackets = reader(['(Debian']);
  expect(await read(['배포판(06미16'], inBrackets, readLatinInKorean)).toBe('배포판(Debian');
});

test('Korean digits and marks stay as they are', async () => {
  expect(await read(['2024년', '1.2.'], reader(['2024']), readLatinInKorean)).toBe('2024년 1.2.');
  expect(await read(['질문'], reader(['x']), readLatinInKorean)).toBe('질문');
});
