import { browser } from 'wxt/browser';
import { fail } from '../core/failure.ts';

/** Fails for a tab that the browser keeps extensions out of, and says whether that can be changed. */
export async function failRefused(
  tab: { tabId: number } | { windowId: number },
  detail: string,
): Promise<never> {
  const url =
    'tabId' in tab
      ? (await browser.tabs.get(tab.tabId)).url
      : (await browser.tabs.query({ active: true, windowId: tab.windowId }))[0]?.url;
  // Chromium hides such an address too. A screenshot is refused in these words where the gesture
  // gave the tab, but the scheme is shut; without a gesture the words are others. It may be the view
  // of a page's source as well, so the failure says "if".
  const isHidden = 'windowId' in tab && url === undefined && /respective host/.test(detail);
  const isFile = url?.startsWith('file:') === true || isHidden;
  if (isFile && !(await browser.extension.isAllowedFileSchemeAccess())) fail('file_access_needed');
  return fail('page_not_allowed', { detail });
}
