import { describe, expect, it } from 'vitest';
import { batchRate, withEnding } from './batch-rate.ts';

const everySecond = (count: number) =>
  Array.from({ length: count }, (_, i) => i * 1000).reduce<number[]>(withEnding, []);

describe('the rate of a batch', () => {
  it('is that of the last endings', () => {
    expect(batchRate(everySecond(11), 30, 10_000)).toEqual({ perMinute: 60, remainingMs: 30_000 });
  });

  it('is not told from one or two', () => {
    expect(batchRate(everySecond(2), 30, 2_000).perMinute).toBeNull();
  });

  it('falls while nothing ends', () => {
    expect(batchRate(everySecond(11), 30, 20_000).perMinute).toBe(30);
  });

  it('remembers no more than it needs', () => {
    expect(everySecond(1000).length).toBeLessThan(50);
  });
});
