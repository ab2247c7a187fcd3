import * as z from 'zod/mini';

/** What requests have cost, in USD, by local day (`2026-11-22`). */
export const spendingSchema = z.catch(z.record(z.string(), z.number()), {});
export type Spending = z.infer<typeof spendingSchema>;

/** The most that may be spent, in USD; null for no cap. */
export interface Caps {
  readonly capPerDayUsd: number | null;
  readonly capPerMonthUsd: number | null;
}

/** Enough for the sum of any month. */
const MOST_DAYS = 62;

/** Adds what was spent, or takes back what was booked too much: never below nothing. */
export function withSpent(spending: Spending, day: string, usd: number): Spending {
  const changed = { ...spending, [day]: Math.max(0, (spending[day] ?? 0) + usd) };
  const days = Object.entries(changed).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return Object.fromEntries(days.slice(-MOST_DAYS));
}

export function spentOn(spending: Spending, day: string): number {
  return spending[day] ?? 0;
}

/** Of the month that the day is in. */
export function spentInMonthOf(spending: Spending, day: string): number {
  const month = day.slice(0, '2026-11'.length);
  return Object.entries(spending)
    .filter(([each]) => each.startsWith(month))
    .reduce((sum, [, usd]) => sum + usd, 0);
}

/** Whether so much more could bring the day or its month above a cap. */
export function wouldPassCap(spending: Spending, day: string, usd: number, caps: Caps): boolean {
  const { capPerDayUsd, capPerMonthUsd } = caps;
  return (
    (capPerDayUsd !== null && spentOn(spending, day) + usd > capPerDayUsd) ||
    (capPerMonthUsd !== null && spentInMonthOf(spending, day) + usd > capPerMonthUsd)
  );
}
