import { browser } from 'wxt/browser';

/** The tab in front of the last focused window, or null. */
export async function activeTab(): Promise<{ tabId: number; windowId: number } | null> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return tab?.id === undefined ? null : { tabId: tab.id, windowId: tab.windowId };
}
