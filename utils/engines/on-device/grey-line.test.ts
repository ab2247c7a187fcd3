import { expect, test } from 'vitest';
import { greyLine } from './grey-line.ts';
import { emptyPixels } from './pixels.ts';

/** A line 40 by 20 with a stroke in the middle, both in levels of grey. */
function line(background: number, stroke: number) {
  const pixels = emptyPixels(40, 20);
  pixels.data.fill(background);
  for (let y = 5; y < 15; y++) pixels.data.fill(stroke, (y * 40 + 10) * 4, (y * 40 + 14) * 4);
  return pixels;
}

test.each([
  ['dark on light', 255, 0],
  ['light on dark', 20, 235],
  ['faint', 200, 140],
  ['faint on dark', 60, 110],
])('%s becomes black on white, with a margin', (_name, background, stroke) => {
  const grey = greyLine(line(background, stroke), 3);
  expect([grey.width, grey.height]).toEqual([46, 26]);
  const at = (x: number, y: number) => grey.data[(y + 3) * 46 + x + 3];
  expect(at(12, 10)).toBe(0);
  expect(at(2, 10)).toBe(255);
  expect(grey.data[0]).toBe(255);
});

test('noise is not stretched to text, and a plain line is white', () => {
  expect(Math.min(...greyLine(line(200, 195), 0).data)).toBeGreaterThan(190);
  expect(new Set(greyLine(line(77, 77), 0).data)).toEqual(new Set([255]));
});
