import { browser } from 'wxt/browser';

const PAGE = '/offscreen.html';
let opening: Promise<void> | null = null;

/** Makes sure that the offscreen document is open: where Chrome lets workers run. Chrome only. */
export function ensureOffscreen(): Promise<void> {
  opening ??= open().finally(() => (opening = null));
  return opening;
}

async function open(): Promise<void> {
  const url = browser.runtime.getURL(PAGE);
  const contexts = await browser.runtime.getContexts({
    contextTypes: ['OFFSCREEN_DOCUMENT'],
    documentUrls: [url],
  });
  if (contexts.length > 0) return;
  await browser.offscreen.createDocument({
    url,
    reasons: ['WORKERS'],
    justification: 'Reads text in images on this device, in a worker.',
  });
}
