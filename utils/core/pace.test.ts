import { describe, expect, it } from 'vitest';
import { afterRefusal, afterSuccess, allowedAtOnce, boundedBy, newPace } from './pace.ts';

const times = <T>(count: number, value: T, step: (value: T) => T): T =>
  Array.from({ length: count }).reduce<T>((last) => step(last), value);

describe('the pace', () => {
  it('begins with all that is allowed, and never grows beyond', () => {
    expect(allowedAtOnce(times(50, newPace(8), afterSuccess))).toBe(8);
  });

  it('halves at a refusal, once for all requests that were under way', () => {
    const refused = times(8, newPace(8), (pace) => afterRefusal(pace, 0));
    expect(allowedAtOnce(refused)).toBe(4);
    expect(allowedAtOnce(afterRefusal(refused, 1))).toBe(2);
  });

  it('never falls below one', () => {
    const refused = times(20, newPace(8), (pace) => afterRefusal(pace, pace.epoch));
    expect(allowedAtOnce(refused)).toBe(1);
  });

  it('grows by about one in each round of successes', () => {
    const halved = afterRefusal(newPace(8), 0);
    expect(allowedAtOnce(times(4, halved, afterSuccess))).toBe(4);
    expect(allowedAtOnce(times(5, halved, afterSuccess))).toBe(5);
    expect(allowedAtOnce(times(26, halved, afterSuccess))).toBe(8);
  });

  it('keeps what it learned under another bound', () => {
    const halved = afterRefusal(newPace(8), 0);
    expect(allowedAtOnce(boundedBy(halved, 16))).toBe(4);
    expect(allowedAtOnce(boundedBy(halved, 2))).toBe(2);
    expect(allowedAtOnce(boundedBy(newPace(8), 16))).toBe(16);
  });
});
