import { expect, test } from 'vitest';
import { emptyPixels } from './pixels.ts';
import { shrink } from './resize.ts';

function greys(width: number, height: number, values: readonly number[]) {
  const image = emptyPixels(width, height);
  values.forEach((value, pixel) => image.data.fill(value, pixel * 4, pixel * 4 + 3));
  return image;
}

const firstChannel = (data: Uint8ClampedArray) => Array.from(data).filter((_, i) => i % 4 === 0);

test('halving takes the mean of four', () => {
  const image = greys(4, 2, [0, 100, 20, 20, 100, 200, 20, 60]);
  expect(firstChannel(shrink(image, 2, 1).data)).toEqual([100, 30]);
});

test('pixels on a border are shared out by area', () => {
  const image = greys(3, 1, [0, 90, 180]);
  expect(firstChannel(shrink(image, 2, 1).data)).toEqual([30, 150]);
});
