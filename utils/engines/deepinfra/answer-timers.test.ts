import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createAnswerTimers,
  FIRST_SILENCE_MS,
  FIRST_TOKEN_MS,
  IDLE_SILENCE_MS,
  TOTAL_MS,
} from './answer-timers.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function startedTimers(uploadMs: number) {
  const timers = createAnswerTimers(uploadMs);
  timers.start();
  return timers;
}

/** Lets time pass in which the server shows every so many ms that it lives. */
function live(timers: ReturnType<typeof createAnswerTimers>, ms: number, everyMs: number): void {
  for (let passed = 0; passed < ms && !timers.signal.aborted; passed += everyMs) {
    vi.advanceTimersByTime(everyMs);
    timers.alive();
  }
}

describe('the limits of a request', () => {
  it('do not run while a request waits its turn', () => {
    const timers = createAnswerTimers(0);
    vi.advanceTimersByTime(TOTAL_MS * 2);
    expect(timers.expired).toBeNull();
  });

  it('wait longer for the first byte than between bytes, and for the upload', () => {
    const timers = startedTimers(5_000);
    vi.advanceTimersByTime(FIRST_SILENCE_MS + 4_999);
    expect(timers.expired).toBeNull();
    vi.advanceTimersByTime(1);
    expect(timers).toMatchObject({ expired: 'timeout', signal: { aborted: true } });
  });

  it('notice silence in the middle', () => {
    const timers = startedTimers(0);
    timers.alive();
    timers.token();
    vi.advanceTimersByTime(IDLE_SILENCE_MS);
    expect(timers.expired).toBe('timeout');
  });

  it('let a queue with pings last six minutes and more, but not for ever', () => {
    const timers = startedTimers(0);
    live(timers, 6 * 60_000, 15_000);
    expect(timers.expired).toBeNull();
    live(timers, FIRST_TOKEN_MS, 15_000);
    expect(timers.expired).toBe('took_too_long');
  });

  it('end an answer that never ends', () => {
    const timers = startedTimers(0);
    timers.token();
    live(timers, TOTAL_MS - 15_000, 15_000);
    expect(timers.expired).toBeNull();
    live(timers, 30_000, 15_000);
    expect(timers.expired).toBe('took_too_long');
  });

  it('leave nothing behind', () => {
    const timers = startedTimers(0);
    timers.alive();
    timers.stop();
    expect(vi.getTimerCount()).toBe(0);
  });
});
