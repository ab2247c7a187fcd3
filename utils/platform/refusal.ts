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
  const isFile = url?.startsWith('file:') === true;
  if (isFile && !(await browser.extension.isAllowedFileSchemeAccess())) fail('file_access_needed');
  return fail('page_not_allowed', { detail });
}
