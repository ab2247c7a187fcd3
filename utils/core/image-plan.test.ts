import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deepinfraBudget, planImage, storeBudget } from './image-plan.ts';

const png = (width: number, height: number, bytes = 100_000) => ({
  width,
  height,
  bytes,
  format: 'png' as const,
});

describe('planImage', () => {
  it('sends a screenshot within the budget as it is', () => {
    expect(planImage(png(1280, 800), deepinfraBudget)).toEqual({
      width: 1280,
      height: 800,
      asIs: true,
    });
  });

  it('re-encodes formats that the API refuses at the same size', () => {
    const plan = planImage({ ...png(1280, 800), format: 'gif' }, deepinfraBudget);
    expect(plan).toEqual({ width: 1280, height: 800, asIs: false });
  });

  it('enlarges a tiny crop, at most three times', () => {
    expect(planImage(png(80, 20), deepinfraBudget)).toEqual({
      width: 240,
      height: 60,
      asIs: false,
    });
    expect(planImage(png(200, 100), deepinfraBudget)).toMatchObject({ width: 320, height: 160 });
  });

  it('does not enlarge what is only stored', () => {
    expect(planImage(png(80, 20), storeBudget).asIs).toBe(true);
  });

  it('re-encodes a file beyond 20 MB', () => {
    expect(planImage(png(1000, 1000, 20_000_001), deepinfraBudget).asIs).toBe(false);
  });

  it('never exceeds the budget and keeps the shape', () => {
    const side = fc.integer({ min: 4, max: 20_000 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const plan = planImage(png(width, height), deepinfraBudget);
        expect(plan.width * plan.height).toBeLessThanOrEqual(deepinfraBudget.pixels);
        expect(Math.max(plan.width, plan.height)).toBeLessThanOrEqual(deepinfraBudget.side);
        const wanted = (plan.width + 1) / width;
        expect(plan.height).toBeLessThanOrEqual(height * wanted + 1);
      }),
    );
  });
});
