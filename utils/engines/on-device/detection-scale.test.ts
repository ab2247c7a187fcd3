import { expect, test } from 'vitest';
import { firstScale, largerScale, scaled } from './detection-scale.ts';
import { emptyPixels } from './pixels.ts';

const screen = { width: 1280, height: 800, data: new Uint8ClampedArray() };
const retina = { width: 2880, height: 1800, data: new Uint8ClampedArray() };
const boxes = (...heights: number[]) =>
  heights.map((height) => ({ centreX: 0, centreY: 0, width: 200, height, angle: 0 }));

test('a glance at half the scale comes first where nothing tells the letters’ height', () => {
  expect(firstScale(screen, null)).toBe(0.5);
  expect(firstScale(screen, 5)).toBe(0.5);
  expect(firstScale({ ...screen, height: 12_000 }, null)).toBeCloseTo(0.9375 / 2);
  expect(firstScale(retina, null)).toBeCloseTo(1200 / 1800 / 2);
  expect(firstScale({ ...screen, width: 500, height: 200 }, 20)).toBe(1);
});

test('else the scale that these letters will need, so that a second look is rare', () => {
  expect(firstScale(screen, 8)).toBe(1);
  expect(firstScale(screen, 12)).toBeCloseTo(0.746);
  expect(firstScale(screen, 16)).toBeCloseTo(0.559);
  expect(firstScale(screen, 40)).toBe(0.5);
  expect(firstScale(retina, 8)).toBeCloseTo(1200 / 1800);
});

test('large type is read at the glance, smaller type at the scale that it needs', () => {
  expect(largerScale(boxes(17, 20, 30, 40), retina, 0.5)).toBeNull();
  expect(largerScale(boxes(14, 15, 20, 40), retina, 0.5)).toBeCloseTo((0.5 * 18.5) / 14);
  expect(largerScale(boxes(9, 9, 10, 12), screen, 0.5)).toBe(1);
});

test('small type is enlarged to what it needs, unless most of it is large', () => {
  expect(largerScale(boxes(14, 14, 15, 15), screen, 1)).toBeCloseTo(18.5 / 14);
  expect(largerScale(boxes(7, 8, 8, 9), screen, 1)).toBe(2);
  expect(largerScale(boxes(15, 18, 20, 20, 24), screen, 1)).toBeNull();
});

test('what would be too much work is not enlarged', () => {
  const page = { ...screen, width: 1920, height: 16_000 };
  expect(largerScale(boxes(14, 15), page, 1)).toBeNull();
  expect(largerScale(boxes(14, 15), screen, 2)).toBeNull();
});

test('nothing found is looked for again only where the image was shrunk far', () => {
  expect(largerScale([], { ...retina, width: 9000, height: 6000 }, 0.2)).toBe(0.4);
  expect(largerScale([], screen, 0.5)).toBe(1);
  expect(largerScale([], retina, 0.6)).toBeNull();
  expect(largerScale([], screen, 1)).toBeNull();
});

test.each([0.5, 1, 2])('an image times %f has that size and its colour', (scale) => {
  const grey = emptyPixels(40, 20);
  grey.data.fill(90);
  const result = scaled(grey, scale);
  expect([result.width, result.height]).toEqual([40 * scale, 20 * scale]);
  expect(result.data[0]).toBe(90);
  expect(result.data.at(-2)).toBe(90);
});
