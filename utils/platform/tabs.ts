import { browser } from 'wxt/browser';

/** The tab in front of the last focused window, or null. */
export async function activeTab(): Promise<{ tabId: number; windowId: number } | null> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return tab?.id === undefined ? null : { tabId: tab.id, windowId: tab.windowId };
}

/** Opens the workspace beside the tab, on a screenshot that lies in the image store. */
export async function openWorkspace(screenshotId: string): Promise<void> {
  const url = new URL(browser.runtime.getURL('/workspace.html'));
  url.searchParams.set(SCREENSHOT, screenshotId);
  await browser.tabs.create({ url: url.href });
}

const SCREENSHOT = 'screenshot';

/** The screenshot that this workspace was opened on, or null. */
export function screenshotToOpen(): string | null {
  return new URLSearchParams(location.search).get(SCREENSHOT);
}
