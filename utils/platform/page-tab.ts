import type { Browser } from 'wxt/browser';

/** A tab in which a person made a gesture. */
export interface PageTab {
  readonly tabId: number;
  readonly windowId: number;
  /** Given where the tab is of a private window. */
  readonly isPrivate?: true;
}

/** Null for what is no tab of a window, such as the developer tools. */
export function pageTabOf(tab: Browser.tabs.Tab | undefined): PageTab | null {
  if (tab?.id === undefined) return null;
  return { tabId: tab.id, windowId: tab.windowId, ...(tab.incognito && { isPrivate: true }) };
}
