import { browser } from 'wxt/browser';
import { fail } from '../core/failure.ts';

/** Chrome allows two captures a second; the third is refused and may be asked again after this. */
const QUOTA_PAUSE_MS = 550;
const TRIES = 4;

/** The visible part of the window's active tab as a PNG data URI. Errors: `screenshot_failed`. */
export async function captureVisibleTab(windowId: number, signal: AbortSignal): Promise<string> {
  let detail = '';
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    signal.throwIfAborted();
    try {
      return await browser.tabs.captureVisibleTab(windowId, { format: 'png' });
    } catch (error) {
      detail = error instanceof Error ? error.message : '';
      await new Promise((resolve) => setTimeout(resolve, QUOTA_PAUSE_MS));
    }
  }
  return fail('screenshot_failed', { detail });
}
