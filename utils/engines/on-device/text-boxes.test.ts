import { expect, test } from 'vitest';
import { connectedComponents, type ProbabilityMap } from './connected-components.ts';
import { textBoxes } from './text-boxes.ts';

function mapOf(width: number, height: number, bars: readonly number[][], value = 230) {
  const map: ProbabilityMap = { width, height, data: new Uint8Array(width * height) };
  for (const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] of bars) {
    for (let y = y0; y < y1; y++) map.data.fill(value, y * width + x0, y * width + x1);
  }
  return map;
}

test('pixels that touch by a corner are one component, with their outline and mean', () => {
  const map = mapOf(20, 10, [
    [2, 2, 6, 4],
    [6, 4, 9, 6],
  ]);
  const [component, ...others] = connectedComponents(map, 0.3);
  expect(others).toEqual([]);
  expect(component?.pixels).toBe(14);
  expect(component?.score).toBeCloseTo(230 / 255);
  expect(component?.runs).toContainEqual({ y: 4, left: 6, right: 9 });
  expect(map.data[2 * 20 + 2]).toBe(230);
});

test('a line’s core grows by the distance that the ratio gives', () => {
  const [box] = textBoxes(mapOf(200, 60, [[40, 20, 140, 30]]));
  const distance = (100 * 10 * 1.6) / (2 * (100 + 10));
  expect(box).toMatchObject({ centreX: 90, centreY: 25, angle: 0 });
  expect(box?.width).toBeCloseTo(100 + 2 * distance);
  expect(box?.height).toBeCloseTo(10 + 2 * distance);
});

test('two lines are two boxes', () => {
  const bars = [
    [10, 10, 90, 16],
    [10, 24, 60, 30],
  ];
  expect(textBoxes(mapOf(100, 40, bars))).toHaveLength(2);
});

test('specks and what the detector doubts are no lines', () => {
  expect(textBoxes(mapOf(50, 50, [[10, 10, 12, 12]]))).toEqual([]);
  expect(textBoxes(mapOf(50, 50, [[10, 10, 40, 20]], 100))).toEqual([]);
});
