import { expect, test } from 'vitest';
import { createCascade, rescue } from './cascade.ts';
import type { LineRecogniser, RecognisedLine } from './line-recogniser.ts';
import { mapAhead } from './map-ahead.ts';
import { emptyPixels } from './pixels.ts';
import { rememberLines } from './remembered-lines.ts';
import type { RotatedBox } from './rotated-box.ts';

const image = emptyPixels(1, 1);
const boxes = [0, 1, 2, 3].map((centreY) => ({
  centreX: 0,
  centreY,
  width: 100,
  height: 20,
  angle: 0,
}));

/** Reads each line as its name and place, as sure as said, and notes what it was asked. */
function recogniser(name: string, sureness: readonly (readonly number[])[]) {
  const asked: number[] = [];
  const reader: LineRecogniser = {
    async *recognise(_image, lines) {
      for (const box of lines) {
        asked.push(box.centreY);
        const words = (sureness[box.centreY] ?? [1]).map((confidence) => ({
          text: `${name}${box.centreY}`,
          start: 0,
          end: 10,
          confidence,
        }));
        const confidence = words.reduce((sum, word) => sum + word.confidence, 0) / words.length;
        yield { box, words, confidence };
      }
    },
  };
  return { reader, asked };
}

async function firstWords(reader: LineRecogniser, lines: readonly RotatedBox[] = boxes) {
  const texts: (string | undefined)[] = [];
  for await (const line of reader.recognise(image, lines)) texts.push(line.words[0]?.text);
  return texts;
}

test('only lines in doubt are read again: the mean is low, or one word is', async () => {
  const first = recogniser('a', [[0.95], [0.8], [0.97, 0.97, 0.97, 0.97, 0.97, 0.55], [0.94]]);
  const second = recogniser('b', []);
  const read = await firstWords(createCascade(first.reader, second.reader));
  expect(read).toEqual(['a0', 'b1', 'b2', 'a3']);
  expect(second.asked).toEqual([1, 2]);
});

test('of a long line only the doubtful words are read again, and stand where they stood', async () => {
  const words = Array.from({ length: 12 }, (_, index) => ({
    text: `word${index}`,
    start: 100 * index,
    end: 100 * index + 90,
    confidence: index === 6 ? 0.4 : 0.97,
  }));
  const long = { centreX: 600, centreY: 0, width: 1200, height: 20, angle: 0 };
  const first: LineRecogniser = {
    async *recognise() {
      yield { box: long, words, confidence: 0.92 };
    },
  };
  const asked: RotatedBox[] = [];
  const second: LineRecogniser = {
    async *recognise(_image, lines) {
      for (const box of lines) {
        asked.push(box);
        const word = { text: 'sixth', start: 5, end: 95, confidence: 0.99 };
        yield { box, words: [word], confidence: 0.99 };
      }
    },
  };
  const read: RecognisedLine[] = [];
  for await (const line of createCascade(first, second).recognise(image, [long])) read.push(line);
  expect(asked).toEqual([{ ...long, centreX: 645, width: 100 }]);
  expect(read[0]?.words.map(({ text }) => text)).toEqual(
    words.map(({ text }) => (text === 'word6' ? 'sixth' : text)),
  );
  expect(read[0]?.words[6]).toEqual({ text: 'sixth', start: 600, end: 690, confidence: 0.99 });
});

test('what the second is no surer of stays as the first read it, unless that was hardly sure', async () => {
  const first = recogniser('a', [[0.8], [0.8], [0.6], [1]]);
  const second = recogniser('b', [[0.91], [0.85], [0.5]]);
  const read = await firstWords(createCascade(first.reader, second.reader));
  expect(read).toEqual(['b0', 'a1', 'b2', 'a3']);
});

test('only what the first makes nothing of is read by the other', async () => {
  const first = recogniser('a', [[0.9], [0.3], [], [0.6]]);
  const other = recogniser('b', []);
  expect(await firstWords(rescue(first.reader, other.reader))).toEqual(['a0', 'b1', 'b2', 'a3']);
});

test('no line is read twice that is remembered', async () => {
  const { reader, asked } = recogniser('a', []);
  const remembering = rememberLines(reader);
  expect(await firstWords(remembering, boxes.slice(1, 3))).toEqual(['a1', 'a2']);
  expect(await firstWords(remembering)).toEqual(['a0', 'a1', 'a2', 'a3']);
  expect(asked).toEqual([1, 2, 0, 3]);
});

test('reading ahead keeps the order, stays within its bound, and stops when nobody asks', async () => {
  let underWay = 0;
  let most = 0;
  const started: number[] = [];
  const work = async (item: number) => {
    started.push(item);
    most = Math.max(most, ++underWay);
    await new Promise((resolve) => setTimeout(resolve, item % 2 ? 1 : 5));
    underWay--;
    return item * 10;
  };
  const results: number[] = [];
  for await (const result of mapAhead([1, 2, 3, 4, 5, 6], 3, work)) {
    results.push(result);
    if (result === 30) break;
  }
  expect(results).toEqual([10, 20, 30]);
  expect(most).toBeLessThanOrEqual(3);
  expect(started).not.toContain(6);
});

test('a failure is told when its turn comes', async () => {
  const failing = mapAhead([1, 2], 2, async (item) => {
    if (item === 2) throw new Error('broken');
    return item;
  });
  expect((await failing.next()).value).toBe(1);
  await expect(failing.next()).rejects.toThrow('broken');
});
