import { describe, expect, it } from 'vitest';
import { repeatedShare } from './photo.ts';

/** Grey values, row by row, as RGBA. */
function grey(values: readonly number[]): Uint8ClampedArray {
  return Uint8ClampedArray.from(values.flatMap((value) => [value, value, value, 255]));
}

describe('repeatedShare', () => {
  it('is high where lines are drawn on a plain ground', () => {
    const row = [255, 255, 255, 255, 0, 0, 255, 255, 255, 255, 255];
    expect(repeatedShare(grey([...row, ...row]), row.length)).toBeCloseTo(0.8);
  });

  it('is low where a sensor adds its noise', () => {
    const noisy = Array.from({ length: 1000 }, (_, i) => 120 + ((i * 7919) % 13));
    expect(repeatedShare(grey(noisy), 100)).toBeLessThan(0.1);
  });

  it('does not compare the ends of two rows', () => {
    expect(repeatedShare(grey([1, 2, 2, 1]), 2)).toBe(0);
  });
});
