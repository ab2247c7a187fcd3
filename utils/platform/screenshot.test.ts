import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { captureVisibleTab } from './screenshot.ts';

const capture = vi.hoisted(() => vi.fn<(windowId: number) => Promise<string>>());
vi.mock('wxt/browser', () => ({
  browser: {
    tabs: { captureVisibleTab: capture, query: async () => [{ url: 'https://a.test/' }] },
  },
}));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  capture.mockReset();
});
const never = new AbortController().signal;
const quota = new Error('This request exceeds the MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND quota.');

it('queues captures and waits for the quota instead of failing', async () => {
  let asked = 0;
  capture.mockImplementation(async (windowId) => {
    if (++asked % 3 !== 0) throw quota;
    return `shot of ${windowId}`;
  });
  const shots = Promise.all([1, 2, 3, 4].map((windowId) => captureVisibleTab(windowId, never)));
  await vi.runAllTimersAsync();
  expect(await shots).toEqual([1, 2, 3, 4].map((windowId) => `shot of ${windowId}`));
});

it('tries a failed readback again, and gives up in the end', async () => {
  capture.mockRejectedValueOnce(new Error('image readback failed')).mockResolvedValueOnce('shot');
  const shot = captureVisibleTab(1, never);
  await vi.runAllTimersAsync();
  expect(await shot).toBe('shot');
  capture.mockRejectedValue(new Error('image readback failed'));
  const failed = captureVisibleTab(1, never).catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  expect(await failed).toMatchObject({ failure: { code: 'screenshot_failed' } });
});

it('knows at once where it may not', async () => {
  capture.mockRejectedValue(
    new Error("Either the '<all_urls>' or 'activeTab' permission is required."),
  );
  await expect(captureVisibleTab(1, never)).rejects.toThrow('page_not_allowed');
});
