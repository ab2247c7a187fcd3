import { browser } from 'wxt/browser';

/** Under the 30 s after which an idle worker is stopped; a running fetch doesn't count as work. */
const TICK_MS = 20_000;

/** Keeps the background alive until the signal is aborted. */
export function keepAlive(until: AbortSignal): void {
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), TICK_MS);
  until.addEventListener('abort', () => clearInterval(timer), { once: true });
}
