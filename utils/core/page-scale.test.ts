import { expect, it } from 'vitest';
import { pageScale } from './page-scale.ts';

it.each([
  ['A4', 595, 842],
  ['a slide', 960, 540],
  ['a map', 2384, 3370],
])('%s becomes an image of two megapixels', (_, width, height) => {
  const scale = pageScale({ width, height });
  expect(width * scale * height * scale).toBeCloseTo(2_000_000, -1);
});

it('keeps within what a canvas can hold', () => {
  expect(14_400 * pageScale({ width: 10, height: 14_400 })).toBeLessThanOrEqual(8_192);
});
