import { expect, test } from 'vitest';
import { sampleColumn } from './column-sampler.ts';
import { emptyPixels, type Pixels } from './pixels.ts';

const SIZE = 40;

/** White, with black rectangles: left, top, width and height. */
function drawn(
  width: number,
  height: number,
  ink: readonly (readonly [number, number, number, number])[],
): Pixels {
  const image = emptyPixels(width, height);
  image.data.fill(255);
  for (const [left, top, across, down] of ink) {
    for (let y = top; y < top + down; y++) {
      for (let x = left; x < left + across; x++) image.data.set([0, 0, 0], (y * width + x) * 4);
    }
  }
  return image;
}

/** A column of three characters of 30 pixels, in a box 40 wide, turned so that it runs down. */
const box = {
  centreX: SIZE / 2,
  centreY: 45,
  width: 90,
  height: SIZE,
  angle: Math.PI / 2,
};

/** The extent of the ink in a part of a line. */
function inkIn(line: Pixels, from: number, to: number) {
  const places = Array.from({ length: line.height * (to - from) }, (_, index) => ({
    x: from + (index % (to - from)),
    y: Math.floor(index / (to - from)),
  })).filter(({ x, y }) => (line.data[(y * line.width + x) * 4] ?? 255) < 128);
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs) + 1, Math.max(...ys) + 1];
}

test('characters of a column stand upright, one beside the other', () => {
  // The second has a foot that the others lack: 26 wide, 8 high.
  const image = drawn(SIZE, 90, [
    [7, 3, 26, 24],
    [7, 33, 8, 24],
    [7, 49, 26, 8],
    [7, 63, 26, 24],
  ]);
  const line = sampleColumn(image, box, SIZE);
  expect([line.width, line.height]).toEqual([90, SIZE]);
  const [left = 0, top = 0, right = 0, bottom = 0] = inkIn(line, 30, 60);
  expect([right - left, bottom - top]).toEqual([26, 24]);
  // Its foot reaches as far to the right as it does, and is as low.
  expect(inkIn(line, left + 10, 60)).toEqual([left + 10, bottom - 8, right, bottom]);
});

test('a comma goes from above on the right to below on the left, a bar from upright to level', () => {
  const image = drawn(SIZE, 90, [
    [7, 3, 26, 24],
    [25, 33, 6, 7],
    [18, 62, 4, 26],
  ]);
  const line = sampleColumn(image, box, SIZE);
  const [left = 0, top = 0] = inkIn(line, 30, 60);
  expect(left).toBeLessThan(45);
  expect(top).toBeGreaterThan(SIZE / 2);
  expect(inkIn(line, 60, 90)).toEqual([62, 18, 88, 22]);
});
