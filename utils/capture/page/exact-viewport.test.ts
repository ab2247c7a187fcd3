import { expect, it } from 'vitest';
import { exactViewport } from './exact-viewport.ts';

/** A window that compares with a slack of 1/64 px, as Chromium does. */
function windowOf(width: number, height: number): Window {
  const slack = 1 / 64;
  const view = {
    innerWidth: Math.round(width),
    innerHeight: Math.round(height),
    visualViewport: null,
    matchMedia(query: string) {
      const [, limit, side, length] = /\((min|max)-(width|height): ([\d.]+)px\)/.exec(query) ?? [];
      const actual = side === 'width' ? width : height;
      const matches =
        limit === 'min' ? actual + slack >= Number(length) : actual - slack <= Number(length);
      return { matches };
    },
  };
  return Object.assign(Object.create(null), view);
}

it.each([
  [1090.909, 739.0909],
  [395.333, 270.9],
  [2400.4, 1626.6],
])('measures a viewport of %s × %s', (width, height) => {
  const viewport = exactViewport(windowOf(width, height));
  expect(viewport.width).toBeCloseTo(width, 2);
  expect(viewport.height).toBeCloseTo(height, 2);
});

it('leaves whole numbers whole, so that half pixels are rounded as the browser does', () => {
  expect(exactViewport(windowOf(1200, 813))).toMatchObject({ width: 1200, height: 813 });
});
