import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planImage, planTiles, storeBudget } from './image-plan.ts';
import { imageRule } from './image-rule.ts';

const { budget } = imageRule('Qwen/Qwen3-VL-235B-A22B-Instruct');

const png = (width: number, height: number, bytes = 100_000) => ({
  width,
  height,
  bytes,
  format: 'png' as const,
});

describe('planImage', () => {
  it('sends a screenshot within the budget as it is', () => {
    expect(planImage(png(1280, 800), budget)).toEqual({
      width: 1280,
      height: 800,
      asIs: true,
    });
  });

  it('re-encodes formats that the API refuses at the same size', () => {
    const plan = planImage({ ...png(1280, 800), format: 'gif' }, budget);
    expect(plan).toEqual({ width: 1280, height: 800, asIs: false });
  });

  it('enlarges a tiny crop, at most three times', () => {
    expect(planImage(png(80, 20), budget)).toEqual({
      width: 240,
      height: 60,
      asIs: false,
    });
    expect(planImage(png(200, 100), budget)).toMatchObject({ width: 320, height: 160 });
  });

  it('does not enlarge what is only stored', () => {
    expect(planImage(png(80, 20), storeBudget).asIs).toBe(true);
  });

  it('re-encodes a file beyond 20 MB', () => {
    expect(planImage(png(1000, 1000, 20_000_001), budget).asIs).toBe(false);
  });

  it('never exceeds the budget and keeps the shape', () => {
    const side = fc.integer({ min: 4, max: 20_000 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const plan = planImage(png(width, height), budget);
        expect(plan.width * plan.height).toBeLessThanOrEqual(budget.pixels);
        expect(Math.max(plan.width, plan.height)).toBeLessThanOrEqual(budget.side);
        const wanted = (plan.width + 1) / width;
        expect(plan.height).toBeLessThanOrEqual(height * wanted + 1);
      }),
    );
  });
});

describe('planTiles', () => {
  it('leaves whole what is read whole', () => {
    expect(planTiles({ width: 1280, height: 800 }, budget, 99)).toBeNull();
    // A page scanned at 300 dpi keeps 147 of them.
    expect(planTiles({ width: 2480, height: 3508 }, budget, 99)).toBeNull();
    expect(planTiles({ width: 400, height: 3000 }, budget, 99)).toBeNull();
  });

  it('keeps the resolution of a tall page', () => {
    expect(planTiles({ width: 1280, height: 9000 }, budget, 99)).toEqual({
      width: 1280,
      height: 9000,
      tileHeight: 1638,
      overlap: 164,
    });
    expect(planTiles({ width: 3200, height: 12_000 }, budget, 99)).toMatchObject({
      width: 1600,
      height: 6000,
    });
  });

  it('scales a page down that would take too many tiles', () => {
    const plan = planTiles({ width: 1280, height: 30_000 }, budget, 8);
    expect(plan && plan.width * plan.height).toBeLessThan(8 * budget.pixels);
    expect(plan?.width).toBeGreaterThan(600);
  });

  it('gives tiles that need no scaling', () => {
    const side = fc.integer({ min: 4, max: 20_000 });
    const model = fc.constantFrom('Qwen/Qwen2.5-VL-32B', 'google/gemma-3-27b-it', 'llama-4', 'x');
    fc.assert(
      fc.property(side, side, model, (width, height, name) => {
        const { budget } = imageRule(name);
        const plan = planTiles({ width, height }, budget, 99);
        if (!plan) return;
        expect(plan.overlap * 2).toBeLessThan(plan.tileHeight);
        const tile = planImage(png(plan.width, plan.tileHeight), budget);
        expect(tile.height).toBeGreaterThanOrEqual(plan.tileHeight);
      }),
    );
  });
});
