import { browser } from 'wxt/browser';
import { isPrivateKey } from '../core/private-key.ts';
import type { PageInfo } from '../core/source.ts';
import { pageTabOf, type PageTab } from './page-tab.ts';
import { markForPrivate } from './private-windows.ts';

/** The tab in front of the last focused window, or null. */
export async function activeTab(): Promise<PageTab | null> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return pageTabOf(tab);
}

/** What a workspace is opened on: a screenshot in the image store, a batch, or one of its views. */
export type WorkspaceTopic = 'screenshot' | 'batch' | 'view';

/**
 * Opens the workspace beside the tab; from a private window in a window that isn't, since Firefox
 * gives pages in private windows a database of their own.
 */
export async function openWorkspace(
  topic: WorkspaceTopic,
  id: string,
  isPrivate = browser.extension.inIncognitoContext,
): Promise<void> {
  const url = new URL(browser.runtime.getURL('/workspace.html'));
  url.searchParams.set(topic, id);
  if (isPrivateKey(id)) markForPrivate(url);
  if (isPrivate) await browser.windows.create({ url: url.href, incognito: false });
  else await browser.tabs.create({ url: url.href });
}

/** What the browser tells of a tab's page, which it does after a gesture in it; else undefined. */
export async function pageOf(tabId: number): Promise<PageInfo | undefined> {
  const { title, url } = await browser.tabs.get(tabId).catch(() => ({ title: '', url: '' }));
  return url ? { title: title ?? '', url } : undefined;
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
