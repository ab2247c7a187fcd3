import { describe, expect, it } from 'vitest';
import { mayPass, parseRetryAfter, retryDelay } from './retry.ts';

describe('retryDelay', () => {
  it('grows from a second to half a minute', () => {
    expect([1, 2, 3, 10].map((attempt) => retryDelay(attempt, 0.5, null))).toEqual([
      1000, 2000, 4000, 30_000,
    ]);
  });

  it('spreads by a quarter either way', () => {
    expect(retryDelay(1, 0, null)).toBe(750);
    expect(retryDelay(1, 0.999, null)).toBeCloseTo(1250, -1);
  });

  it('waits as long as the server asks, though not for ever', () => {
    expect(retryDelay(1, 0.5, 7000)).toBe(7000);
    expect(retryDelay(1, 0.5, 3_600_000)).toBe(120_000);
  });
});

describe('parseRetryAfter', () => {
  it('reads seconds and dates, and nothing else', () => {
    const now = Date.parse('2026-11-22T10:00:00Z');
    expect(parseRetryAfter('2.5', now)).toBe(2500);
    expect(parseRetryAfter('Sun, 22 Nov 2026 10:00:05 GMT', now)).toBe(5000);
    expect(parseRetryAfter('Sun, 22 Nov 2026 09:00:00 GMT', now)).toBe(0);
    expect(parseRetryAfter('soon', now)).toBeNull();
    expect(parseRetryAfter('', now)).toBeNull();
    expect(parseRetryAfter(null, now)).toBeNull();
  });
});

it('never asks again what would be refused again', () => {
  for (const code of [
    'token_rejected',
    'no_balance',
    'model_missing',
    'request_refused',
  ] as const) {
    expect(mayPass(code)).toBe(false);
  }
});
