import { expect, test } from 'vitest';
import { contentBounds, crop } from './content-bounds.ts';
import { emptyPixels } from './pixels.ts';

/** White, with a black rectangle. */
function page(left: number, top: number, right: number, bottom: number) {
  const image = emptyPixels(40, 30);
  image.data.fill(255);
  for (let y = top; y < bottom; y++) {
    image.data.fill(0, (y * 40 + left) * 4, (y * 40 + right) * 4);
  }
  return image;
}

test('plain borders are left out, to the pixel', () => {
  const image = page(5, 7, 20, 9);
  expect(contentBounds(image)).toEqual({ left: 5, top: 7, right: 20, bottom: 9 });
  const part = crop(image, { left: 4, top: 7, right: 6, bottom: 8 });
  expect([part.width, part.height, part.data[0], part.data[4]]).toEqual([2, 1, 255, 0]);
});

test('what reaches every edge stays whole, one pixel is found, a plain image has nothing', () => {
  expect(contentBounds(page(0, 0, 39, 1))).toEqual({ left: 0, top: 0, right: 40, bottom: 30 });
  expect(contentBounds(page(39, 29, 40, 30))).toEqual({ left: 39, top: 29, right: 40, bottom: 30 });
  expect(contentBounds(page(0, 0, 0, 0))).toBeNull();
});
