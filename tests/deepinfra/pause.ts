import { setTimeout as delay } from 'node:timers/promises';

/** Waits `ms`, for ever if it is `Infinity`. Rejects as soon as the signal is aborted. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (Number.isFinite(ms)) {
    await delay(ms, undefined, { signal });
    return;
  }
  signal.throwIfAborted();
  await new Promise((_, reject: (reason: Error) => void) => {
    signal.addEventListener('abort', () => reject(new Error('The client has gone')), {
      once: true,
    });
  });
}
