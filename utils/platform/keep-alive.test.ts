import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepAlive } from './keep-alive.ts';

const touch = vi.hoisted(() => vi.fn());
vi.mock('wxt/browser', () => ({ browser: { runtime: { getPlatformInfo: touch } } }));

/** An idle worker is stopped after this, in ms; a call of the browser's API puts it off. */
const IDLE_LIMIT_MS = 30_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('never lets the idle limit pass in ten minutes, and ends with the work', () => {
  const work = new AbortController();
  const calls: number[] = [Date.now()];
  touch.mockImplementation(() => calls.push(Date.now()));
  keepAlive(work.signal);
  vi.advanceTimersByTime(600_000);
  const gaps = calls.slice(1).map((at, index) => at - (calls[index] ?? 0));
  expect(gaps.length).toBeGreaterThan(20);
  expect(Math.max(...gaps)).toBeLessThan(IDLE_LIMIT_MS);
  work.abort();
  expect(vi.getTimerCount()).toBe(0);
});
