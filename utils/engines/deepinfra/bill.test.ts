import { describe, expect, it } from 'vitest';
import type { ReadEvent } from '../../core/read-event.ts';
import { createBill } from './bill.ts';

const price = { inputPrice: 1, outputPrice: 2 };
const sent: ReadEvent = { type: 'progress', progress: { step: 'sending' } };
const usage = (costUsd: number | null): ReadEvent => ({
  type: 'usage',
  usage: { promptTokens: 1000, completionTokens: 500, costUsd },
});
const failed: ReadEvent = { type: 'end', end: { kind: 'failed', failure: { code: 'no_balance' } } };

describe('a bill', () => {
  it('takes the cost that the API says, and sums up requests', () => {
    const bill = createBill(price);
    bill.begin(900);
    bill.note(sent);
    expect(bill.note(usage(0.5))).toEqual(usage(0.5));
    bill.begin(900);
    bill.note(sent);
    expect(bill.note(usage(0.25))).toMatchObject({
      usage: { promptTokens: 2000, completionTokens: 1000, costUsd: 0.75 },
    });
    expect(bill.total()).toBe(0.75);
  });

  it('works out what the API does not say, and marks it', () => {
    const bill = createBill(price);
    bill.begin(900);
    bill.note(sent);
    expect(bill.note(usage(null))).toMatchObject({ usage: { costUsd: 0.002, isEstimate: true } });
    expect(bill.total()).toBe(0.002);
  });

  it('has no price for a model that has none', () => {
    const bill = createBill({ inputPrice: null, outputPrice: null });
    bill.begin(900);
    bill.note(sent);
    expect(bill.note(usage(null))).toMatchObject({ usage: { costUsd: null } });
    expect(bill.total()).toBe(0);
  });

  it('counts what was broken off by its estimate, and not what was refused or never sent', () => {
    const broken = createBill(price);
    broken.begin(1000);
    expect(broken.total()).toBe(0);
    broken.note(sent);
    broken.note({ type: 'text', text: 'a'.repeat(400) });
    broken.note(failed);
    expect(broken.total()).toBeCloseTo(0.0012);

    const cancelled = createBill(price);
    cancelled.begin(1000);
    cancelled.note(sent);
    cancelled.note({ type: 'end', end: { kind: 'cancelled' } });
    expect(cancelled.total()).toBeCloseTo(0.001);

    const refused = createBill(price);
    refused.begin(1000);
    refused.note(sent);
    refused.note(failed);
    expect(refused.total()).toBe(0);
  });
});
