import { describe, expect, it } from 'vitest';
import { spendingSchema, spentInMonthOf, spentOn, withSpent, wouldPassCap } from './spending.ts';

describe('spending', () => {
  it('is summed by day and by month', () => {
    let spending = withSpent({}, '2026-10-31', 4);
    spending = withSpent(spending, '2026-11-01', 0.25);
    spending = withSpent(spending, '2026-11-22', 0.5);
    spending = withSpent(spending, '2026-11-22', 0.25);
    expect(spentOn(spending, '2026-11-22')).toBe(0.75);
    expect(spentOn(spending, '2026-11-23')).toBe(0);
    expect(spentInMonthOf(spending, '2026-11-30')).toBe(1);
  });

  it('is never less than nothing, and forgets days that no month needs', () => {
    expect(withSpent({ '2026-11-22': 0.1 }, '2026-11-22', -0.5)).toEqual({ '2026-11-22': 0 });
    let spending = {};
    for (let day = 10; day < 99; day++) spending = withSpent(spending, `2026-11-${day}`, 1);
    expect(Object.keys(spending)).toHaveLength(62);
    expect(spending).toHaveProperty('2026-11-98');
  });

  it('may reach a cap but not pass it', () => {
    const spending = { '2026-11-01': 2, '2026-11-22': 0.5 };
    const passes = (usd: number, capPerDayUsd: number | null, capPerMonthUsd: number | null) =>
      wouldPassCap(spending, '2026-11-22', usd, { capPerDayUsd, capPerMonthUsd });
    expect(passes(0.5, 1, null)).toBe(false);
    expect(passes(0.51, 1, null)).toBe(true);
    expect(passes(0.5, null, 3)).toBe(false);
    expect(passes(0.51, null, 3)).toBe(true);
    expect(passes(99, null, null)).toBe(false);
    expect(passes(0.01, 0, null)).toBe(true);
  });

  it('that was stored damaged counts as none', () => {
    expect(spendingSchema.parse('x')).toEqual({});
  });
});
