import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rect } from './geometry.ts';
import {
  fromShares,
  handles,
  newSelection,
  reduceSelection,
  toShares,
  type Selection,
  type SelectionEvent,
} from './selection.ts';

const bounds = { x: 0, y: 0, width: 800, height: 600 };
const after = (...events: SelectionEvent[]): Selection =>
  events.reduce(reduceSelection, newSelection(bounds));
const at = (x: number, y: number) => ({ x, y });
const drawn = (x: number, y: number, toX: number, toY: number): SelectionEvent[] => [
  { type: 'press', grip: 'outside', point: at(x, y) },
  { type: 'drag', point: at(toX, toY) },
  { type: 'release' },
];

const nudge = (dx: number, dy: number, what: 'place' | 'size'): SelectionEvent => ({
  type: 'nudge',
  dx,
  dy,
  what,
});

describe('a selection', () => {
  it('spans from where the drag began to where it ends, in any direction', () => {
    expect(after(...drawn(300, 200, 100, 50)).rect).toEqual({
      x: 100,
      y: 50,
      width: 200,
      height: 150,
    });
  });

  it('stays as it was after a click', () => {
    expect(after(...drawn(5, 5, 6, 6)).rect).toBeNull();
    expect(after(...drawn(10, 10, 60, 60), ...drawn(5, 5, 6, 6)).rect).toMatchObject({ width: 50 });
  });

  it('moves with what was gripped, up to the edge', () => {
    const moved = after(
      ...drawn(10, 10, 110, 60),
      { type: 'press', grip: 'inside', point: at(50, 30) },
      { type: 'drag', point: at(900, 40) },
      { type: 'release' },
    );
    expect(moved.rect).toEqual({ x: 700, y: 20, width: 100, height: 50 });
  });

  it('is sized by a handle, and turned over', () => {
    const sized = after(
      ...drawn(100, 100, 200, 200),
      { type: 'press', grip: 'e', point: at(201, 150) },
      { type: 'drag', point: at(51, 300) },
      { type: 'release' },
    );
    expect(sized.rect).toEqual({ x: 50, y: 100, width: 50, height: 100 });
  });

  it('is placed and sized by keys alone', () => {
    expect(after(nudge(1, 0, 'place')).rect).toEqual({ x: 200, y: 150, width: 400, height: 300 });
    expect(after(nudge(1, 0, 'place'), nudge(-10, 0, 'place'), nudge(0, -1, 'size')).rect).toEqual({
      x: 190,
      y: 150,
      width: 400,
      height: 299,
    });
    expect(after(nudge(1, 0, 'place'), nudge(0, -999, 'size')).rect).toMatchObject({ height: 3 });
  });

  it('is cut to new bounds', () => {
    const cut = after(...drawn(100, 100, 500, 500), {
      type: 'bounds',
      bounds: { x: 0, y: 0, width: 300, height: 200 },
    });
    expect(cut.rect).toEqual({ x: 100, y: 100, width: 200, height: 100 });
  });

  it('goes on being drawn where the same bounds are said once more', () => {
    const press = { type: 'press', grip: 'outside', point: { x: 100, y: 100 } } as const;
    const drag = { type: 'drag', point: { x: 180, y: 160 } } as const;
    const again = { type: 'bounds', bounds: { ...bounds } } as const;
    expect(after(press, again, drag).rect).toMatchObject({ width: 80, height: 60 });
  });

  it('comes back from shares of the bounds', () => {
    const rect = { x: 80, y: 60, width: 200, height: 120 };
    const large = { x: 10, y: 20, width: 1600, height: 1200 };
    const back = fromShares(toShares(rect, bounds), large);
    expect(back).toEqual({ x: 170, y: 140, width: 400, height: 240 });
  });
});

const within = (inner: Rect, outer: Rect) => {
  const slack = 1e-6;
  expect(inner.x).toBeGreaterThanOrEqual(outer.x - slack);
  expect(inner.y).toBeGreaterThanOrEqual(outer.y - slack);
  expect(inner.x + inner.width).toBeLessThanOrEqual(outer.x + outer.width + slack);
  expect(inner.y + inner.height).toBeLessThanOrEqual(outer.y + outer.height + slack);
};

describe('whatever is done', () => {
  // Browsers lay out in 64ths of a CSS pixel; sums of those are exact, so edges can be compared.
  const layoutUnits = (min: number, max: number) =>
    fc.integer({ min: min * 64, max: max * 64 }).map((units) => units / 64);
  const number = layoutUnits(-2000, 2000);
  const point = fc.record({ x: number, y: number });
  const length = layoutUnits(1, 3000);
  const rect = fc.record({ x: number, y: number, width: length, height: length });
  const event: fc.Arbitrary<SelectionEvent> = fc.oneof(
    fc.record({
      type: fc.constant('press' as const),
      grip: fc.constantFrom(...handles, 'inside' as const, 'outside' as const),
      point,
    }),
    fc.record({ type: fc.constant('drag' as const), point }),
    fc.record({ type: fc.constant('release' as const) }),
    fc.record({
      type: fc.constant('nudge' as const),
      dx: number,
      dy: number,
      what: fc.constantFrom('place' as const, 'size' as const),
    }),
    fc.record({ type: fc.constant('place' as const), rect }),
    fc.record({ type: fc.constant('bounds' as const), bounds: rect }),
  );

  it('lies inside the bounds and is never negative', () => {
    fc.assert(
      fc.property(rect, fc.array(event, { maxLength: 30 }), (bounds, events) => {
        let selection = newSelection(bounds);
        for (const next of events) {
          selection = reduceSelection(selection, next);
          if (!selection.rect) continue;
          expect(selection.rect.width).toBeGreaterThanOrEqual(0);
          expect(selection.rect.height).toBeGreaterThanOrEqual(0);
          within(selection.rect, selection.bounds);
        }
      }),
    );
  });
});
