import type { FailureCode } from './failure.ts';

export const MOST_ATTEMPTS = 4;
const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 30_000;
/** What a server may ask for; who is to wait longer is better told. */
const LONGEST_ASKED_MS = 120_000;

/** Failures that may pass by themselves. The others would only cost the user another request. */
const passing: ReadonlySet<FailureCode> = new Set([
  'model_busy',
  'rate_limited',
  'network',
  'server_error',
  'cut_off',
]);

export function mayPass(code: FailureCode): boolean {
  return passing.has(code);
}

/**
 * How long to wait before a try, in ms. `attempt` is the one that failed, from 1; `random` lies in
 * [0, 1) and spreads clients that failed together. What the server asks for is honoured, in bounds.
 */
export function retryDelay(attempt: number, random: number, retryAfterMs: number | null): number {
  const backoff = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempt - 1));
  const jittered = Math.min(LONGEST_DELAY_MS, backoff * (0.75 + random / 2));
  return Math.max(jittered, Math.min(LONGEST_ASKED_MS, retryAfterMs ?? 0));
}

/** `Retry-After` in ms: seconds or an HTTP date; null where it is missing or means nothing. */
export function parseRetryAfter(value: string | null, now: number): number | null {
  if (value === null || value.trim() === '') return null;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
