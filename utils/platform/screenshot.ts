import { browser } from 'wxt/browser';
import { fail } from '../core/failure.ts';
import { failRefused } from './refusal.ts';

/** Chrome allows two captures a second; the third is refused and may be asked again after this. */
const QUOTA_PAUSE_MS = 550;
/** For refusals that nobody foresaw, such as a failed readback from the graphics process. */
const TRIES = 4;

/** Captures are made one after the other; this is the end of the last one asked for. */
let last: Promise<unknown> = Promise.resolve();

/**
 * The visible part of the window's active tab as a PNG data URI. Waits for its turn, and for the
 * browser's quota however long the queue is. Errors: `page_not_allowed`,
 * `file_access_needed`, `screenshot_failed`.
 */
export function captureVisibleTab(windowId: number, signal: AbortSignal): Promise<string> {
  const capture = last.then(() => captureNow(windowId, signal));
  last = capture.catch(() => undefined);
  return capture;
}

async function captureNow(windowId: number, signal: AbortSignal): Promise<string> {
  for (let failed = 0; ;) {
    signal.throwIfAborted();
    try {
      return await browser.tabs.captureVisibleTab(windowId, { format: 'png' });
    } catch (error) {
      const detail = error instanceof Error ? error.message : '';
      // The browser has no codes for these.
      if (/permission|Cannot access|cannot be/i.test(detail)) {
        return failRefused({ windowId }, detail);
      }
      if (!/quota/i.test(detail) && ++failed >= TRIES) fail('screenshot_failed', { detail });
      await new Promise((resolve) => setTimeout(resolve, QUOTA_PAUSE_MS));
    }
  }
}
