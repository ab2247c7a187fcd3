import { expect, test } from 'vitest';
import { letterHeight } from './letter-height.ts';
import { emptyPixels, type Pixels } from './pixels.ts';

const [width, height] = [900, 400];

function page(background: number): Pixels {
  const pixels = emptyPixels(width, height);
  pixels.data.fill(background);
  return pixels;
}

function paint(page: Pixels, left: number, top: number, right: number, bottom: number, to: number) {
  for (let y = top; y < bottom; y++) {
    page.data.fill(to, (y * page.width + left) * 4, (y * page.width + right) * 4);
  }
}

/** Lines of rings for letters: two low ones, then one with an ascender. */
function text(low: number, [background, ink]: readonly [number, number], accents = false): Pixels {
  const pixels = page(background);
  const wide = Math.ceil(low * 0.8);
  const stroke = Math.min(2, low >> 2);
  for (let base = low * 3; base < height; base += low * 3) {
    for (let left = 4, index = 0; left + wide < width; left += wide + 6, index++) {
      const top = index % 3 === 2 ? base - Math.round(low * 1.4) : base - low;
      paint(pixels, left, top, left + wide, base, ink);
      paint(pixels, left + stroke, top + stroke, left + wide - stroke, base - stroke, background);
      if (accents && index % 3 > 0) paint(pixels, left, top - 9, left + 3, top - 4, ink);
    }
  }
  return pixels;
}

test.each([6, 9, 12, 16, 30])('small letters of %d pixels, light or dark', (low) => {
  for (const colours of [[255, 30] as const, [24, 216] as const]) {
    expect(Math.abs((letterHeight(text(low, colours)) ?? 0) - low)).toBeLessThanOrEqual(1);
  }
});

test('nothing is told where marks are as many as letters, and much smaller', () => {
  expect(letterHeight(text(16, [255, 30], true))).toBeNull();
});

test('nothing is told by what has no letters', () => {
  expect(letterHeight(page(128))).toBeNull();
  expect(letterHeight(emptyPixels(1, 1))).toBeNull();
  const table = page(255);
  for (let y = 10; y < height; y += 12) paint(table, 10, y, width - 10, y + 1, 0);
  expect(letterHeight(table)).toBeNull();
});
