import { expect, test } from 'vitest';
import { emptyPixels } from './pixels.ts';
import type { RotatedBox } from './rotated-box.ts';
import { level, skewOf, turnBack } from './skew.ts';

const DEGREE = Math.PI / 180;
const line = (degrees: number, width = 300): RotatedBox => ({
  centreX: 200,
  centreY: 100,
  width,
  height: 20,
  angle: degrees * DEGREE,
});

test('the angle of most of the longer lines is that of the page', () => {
  const page = [line(7.8), line(8), line(8.2), line(-20, 30), line(1)];
  expect(skewOf(page)).toBeCloseTo(8 * DEGREE);
});

test.each([
  ['level lines', [line(0), line(0.4), line(-0.3)]],
  ['lines that are hardly askew', [line(1.8), line(2), line(2.1)]],
  ['lines that go each its own way', [line(-9), line(3), line(14), line(7)]],
  ['lines that stand', [line(88), line(89), line(90)]],
  ['one line', [line(9)]],
  ['nothing', []],
])('%s make no page that lies askew', (_name, boxes) => {
  expect(skewOf(boxes)).toBe(0);
});

test('what is found on the levelled page is put where it lies in the image', () => {
  const image = emptyPixels(400, 200);
  const skew = 10 * DEGREE;
  const { width, height } = level(image, skew);
  expect([width, height]).toEqual([429, 267]);
  // 100 pixels to the right of the middle.
  const box = { centreX: width / 2 + 100, centreY: height / 2, width: 80, height: 20, angle: 0 };
  const [turned] = turnBack([box], image, skew);
  expect(turned?.centreX).toBeCloseTo(200 + 100 * Math.cos(skew));
  expect(turned?.centreY).toBeCloseTo(100 + 100 * Math.sin(skew));
  expect(turned).toMatchObject({ width: 80, height: 20, angle: skew });
});
