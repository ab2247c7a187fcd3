import { browser } from 'wxt/browser';
import { spendingSchema, type Spending } from '../core/spending.ts';

const KEY = 'spending';

/** What requests have cost, on this device. */
export async function loadSpending(): Promise<Spending> {
  const stored = await browser.storage.local.get(KEY);
  return spendingSchema.parse(stored[KEY] ?? {});
}

export async function saveSpending(spending: Spending): Promise<void> {
  await browser.storage.local.set({ [KEY]: spending });
}

export function onSpending(listener: () => void, until: AbortSignal): void {
  const changed = (changes: object) => {
    if (KEY in changes) listener();
  };
  browser.storage.local.onChanged.addListener(changed);
  until.addEventListener('abort', () => browser.storage.local.onChanged.removeListener(changed));
}

/** The day on the person's own calendar, such as `2026-11-22`. */
export function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
