import { expect, test } from 'vitest';
import { wordBoxes } from './word-boxes.ts';

const words = [
  { text: 'one', start: 0, end: 60, confidence: 0.9 },
  { text: 'two', start: 80, end: 200, confidence: 0.8 },
];

test('words of a level line stand where it stands', () => {
  const box = { centreX: 150, centreY: 30, width: 200, height: 20, angle: 0.01 };
  const [one, two] = wordBoxes({ box, words, confidence: 0.9 }, 3);
  expect(one).toMatchObject({ text: 'one', width: 60, height: 20, angle: 0, line: 3 });
  expect(one?.x).toBeCloseTo(50, 0);
  expect(two?.x).toBeCloseTo(130, 0);
});

test('words of a line that runs downwards stand one below the other, about their own centres', () => {
  const box = { centreX: 50, centreY: 150, width: 200, height: 20, angle: Math.PI / 2 };
  const [one, two] = wordBoxes({ box, words, confidence: 0.9 }, 0);
  expect(one?.angle).toBeCloseTo(Math.PI / 2);
  expect(one && one.x + one.width / 2).toBeCloseTo(50);
  expect(one && one.y + one.height / 2).toBeCloseTo(80);
  expect(two && two.y + two.height / 2).toBeCloseTo(190);
});
