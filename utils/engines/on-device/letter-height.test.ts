import { createCanvas } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { letterHeight } from './letter-height.ts';
import { emptyPixels, type Pixels } from './pixels.ts';

/** Lines of text in a sans-serif face of so many pixels, light on dark or dark on light. */
function textPixels(size: number, isDark = false): Pixels {
  const canvas = createCanvas(900, 400);
  const context = canvas.getContext('2d');
  context.fillStyle = isDark ? '#181818' : '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = isDark ? '#d8d8d8' : '#222';
  context.font = `${size}px DejaVu Sans, sans-serif`;
  for (let y = size; y < canvas.height; y += size * 1.5) {
    context.fillText('The harbour master reads the tide tables every morning', 10, y);
  }
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return { width: canvas.width, height: canvas.height, data };
}

test.each([12, 16, 24, 40])('letters of a face of %d pixels, light or dark', (size) => {
  // Without ascender they are a little more than half as high as the face.
  for (const height of [letterHeight(textPixels(size)), letterHeight(textPixels(size, true))]) {
    expect(height).toBeGreaterThanOrEqual(size * 0.45);
    // A pixel and more on each side is blurred.
    expect(height).toBeLessThanOrEqual(size * 0.6 + 3);
  }
});

test('nothing is told by what has no letters', () => {
  expect(letterHeight(emptyPixels(300, 200))).toBeNull();
  expect(letterHeight(emptyPixels(1, 1))).toBeNull();
  const frame = emptyPixels(300, 200);
  frame.data.fill(255);
  for (let x = 0; x < 300; x++) frame.data.fill(0, (100 * 300 + x) * 4, (100 * 300 + x) * 4 + 3);
  expect(letterHeight(frame)).toBeNull();
});
