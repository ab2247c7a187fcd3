import { browser } from 'wxt/browser';

/** The tab in front of the last focused window, or null. */
export async function activeTab(): Promise<{ tabId: number; windowId: number } | null> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return tab?.id === undefined ? null : { tabId: tab.id, windowId: tab.windowId };
}

/** What a workspace is opened on: a screenshot in the image store, or a batch. */
export type WorkspaceTopic = 'screenshot' | 'batch';

/** Opens the workspace beside the tab. */
export async function openWorkspace(topic: WorkspaceTopic, id: string): Promise<void> {
  const url = new URL(browser.runtime.getURL('/workspace.html'));
  url.searchParams.set(topic, id);
  await browser.tabs.create({ url: url.href });
}

/** What this workspace was opened on, or null. */
export function workspaceTopic(topic: WorkspaceTopic): string | null {
  return new URLSearchParams(location.search).get(topic);
}

/** Opens the page that is shown once, after the install. */
export async function openWelcome(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
}

/** Closes the tab that this page is. */
export async function closeOwnTab(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
}
