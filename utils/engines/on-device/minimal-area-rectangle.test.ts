import { expect, test } from 'vitest';
import { minimalAreaRectangle } from './minimal-area-rectangle.ts';

/** The corners and the middles of the sides of a rectangle turned about its centre. */
function rectangle(angle: number, width = 200, height = 20) {
  return [-1, 0, 1].flatMap((i) =>
    [-1, 0, 1].map((j) => {
      const along = (i * width) / 2;
      const across = (j * height) / 2;
      return {
        x: 300 + along * Math.cos(angle) - across * Math.sin(angle),
        y: 100 + along * Math.sin(angle) + across * Math.cos(angle),
      };
    }),
  );
}

test.each([0, 0.1, -0.3, 0.7])('finds a long rectangle turned by %f radians', (angle) => {
  const box = minimalAreaRectangle(rectangle(angle));
  expect(box?.angle).toBeCloseTo(angle);
  expect(box?.width).toBeCloseTo(200);
  expect(box?.height).toBeCloseTo(20);
  expect(box?.centreX).toBeCloseTo(300);
  expect(box?.centreY).toBeCloseTo(100);
});

test('an upright line is tall, not turned by a quarter', () => {
  const box = minimalAreaRectangle(rectangle(Math.PI / 2));
  expect(box?.angle).toBeCloseTo(0);
  expect(box?.height).toBeCloseTo(200);
});

test('points inside, in any order, change nothing', () => {
  const points = [...rectangle(0.2), { x: 300, y: 100 }, { x: 310, y: 101 }].toReversed();
  expect(minimalAreaRectangle(points)?.width).toBeCloseTo(200);
});

test('one point has no size, and no points no rectangle', () => {
  expect(minimalAreaRectangle([{ x: 4, y: 5 }])).toMatchObject({ width: 0, height: 0 });
  expect(minimalAreaRectangle([])).toBeNull();
});
