import { expect, test } from 'vitest';
import { firstScale, largerScale, scaled } from './detection-scale.ts';
import { emptyPixels } from './pixels.ts';

const screen = { width: 1280, height: 800, data: new Uint8ClampedArray() };
const retina = { width: 2880, height: 1800, data: new Uint8ClampedArray() };
const boxes = (...heights: number[]) =>
  heights.map((height) => ({ centreX: 0, centreY: 0, width: 200, height, angle: 0 }));

test('screens are read as they are, dense screens and photos shrunk', () => {
  expect(firstScale(screen)).toBe(1);
  expect(firstScale({ ...screen, height: 12_000 })).toBeCloseTo(0.9375);
  expect(firstScale(retina)).toBeCloseTo(1200 / 1800);
});

test('small type asks for twice the scale, unless most of it is large', () => {
  expect(largerScale(boxes(14, 15, 15, 15), screen, 1)).toBe(2);
  expect(largerScale(boxes(15, 18, 20, 20, 24), screen, 1)).toBeNull();
});

test('a shrunk image is looked at whole before it is enlarged, however large it is', () => {
  const page = { ...screen, width: 1920, height: 16_000 };
  expect(largerScale(boxes(14, 15), page, 0.625)).toBe(1);
  expect(largerScale(boxes(14, 15), page, 1)).toBeNull();
  expect(largerScale(boxes(14, 15), screen, 2)).toBeNull();
});

test('nothing found is looked for again only where the image was shrunk far', () => {
  expect(largerScale([], { ...retina, width: 9000, height: 6000 }, 0.2)).toBe(0.4);
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
