import * as z from 'zod/mini';

/** How fast a batch goes on; null where it can't be told yet. */
export const batchRateSchema = z.object({
  perMinute: z.nullable(z.number()),
  remainingMs: z.nullable(z.number()),
});
export type BatchRate = z.infer<typeof batchRateSchema>;

/** The rate is of the last so many: of late, and steady enough to read. */
const MOST_ENDINGS = 24;
const LEAST_ENDINGS = 3;

/** `endings` are the times, in epoch ms, at which items ended, in order; `left` are yet to end. */
export function batchRate(endings: readonly number[], left: number, now: number): BatchRate {
  const recent = endings.slice(-MOST_ENDINGS);
  const first = recent[0];
  if (first === undefined || recent.length < LEAST_ENDINGS || now <= first) {
    return { perMinute: null, remainingMs: null };
  }
  // Till now and not till the last ending, so that a standstill shows.
  const perMs = (recent.length - 1) / (now - first);
  return { perMinute: perMs * 60_000, remainingMs: left / perMs };
}

/** Adds an ending, and forgets those that no rate needs. */
export function withEnding(endings: readonly number[], at: number): number[] {
  return [...endings.slice(1 - MOST_ENDINGS), at];
}
