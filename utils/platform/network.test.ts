import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { waitForNetwork } from './network.ts';

const network = { onLine: false };
const listeners = new EventTarget();

beforeEach(() => {
  vi.useFakeTimers();
  network.onLine = false;
  vi.stubGlobal('navigator', network);
  vi.stubGlobal('addEventListener', listeners.addEventListener.bind(listeners));
  vi.stubGlobal('removeEventListener', listeners.removeEventListener.bind(listeners));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const never = new AbortController().signal;

describe('waiting for the network', () => {
  it('ends with the event', async () => {
    const waited = waitForNetwork(60_000, never);
    await vi.advanceTimersByTimeAsync(500);
    network.onLine = true;
    listeners.dispatchEvent(new Event('online'));
    expect(await waited).toBeLessThan(1_000);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends without an event, where a worker is sent none', async () => {
    const waited = waitForNetwork(60_000, never);
    network.onLine = true;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await waited).toBeLessThan(3_000);
  });

  it('ends at its limit and when it is stopped', async () => {
    const waited = waitForNetwork(5_000, never);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(await waited).toBeGreaterThanOrEqual(5_000);
    const stop = new AbortController();
    const stopped = waitForNetwork(5_000, stop.signal);
    stop.abort();
    expect(await stopped).toBeLessThan(100);
  });
});
