import { expect, test } from 'vitest';
import { firstScale, isTooSmall, scaled } from './detection-scale.ts';
import { emptyPixels } from './pixels.ts';

const screen = { width: 1280, height: 800, data: new Uint8ClampedArray() };
const retina = { width: 2880, height: 1800, data: new Uint8ClampedArray() };
const boxes = (...heights: number[]) =>
  heights.map((height) => ({ centreX: 0, centreY: 0, width: 200, height, angle: 0 }));

test('screens and full pages are read as they are, dense screens and photos shrunk', () => {
  expect(firstScale(screen)).toBe(1);
  expect(firstScale({ ...screen, height: 12_000 })).toBe(1);
  expect(firstScale(retina)).toBeCloseTo(1200 / 1800);
});

test('small type asks for twice the scale, unless most of it is large', () => {
  expect(isTooSmall(boxes(14, 15, 15, 15), screen, 1)).toBe(true);
  expect(isTooSmall(boxes(15, 18, 20, 20, 24), screen, 1)).toBe(false);
});

test('nothing found in a shrunk image is looked for again, in a whole one not', () => {
  expect(isTooSmall([], retina, 0.6)).toBe(true);
  expect(isTooSmall([], screen, 1)).toBe(false);
});

test('it ends: at twice the size, and before the work gets out of hand', () => {
  expect(isTooSmall(boxes(9), screen, 2)).toBe(false);
  expect(isTooSmall(boxes(9), { ...screen, height: 12_000 }, 1)).toBe(false);
});

test.each([0.5, 1, 2])('an image times %f has that size and its colour', (scale) => {
  const grey = emptyPixels(40, 20);
  grey.data.fill(90);
  const result = scaled(grey, scale);
  expect([result.width, result.height]).toEqual([40 * scale, 20 * scale]);
  expect(result.data[0]).toBe(90);
  expect(result.data.at(-2)).toBe(90);
});
