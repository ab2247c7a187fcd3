import { browser } from 'wxt/browser';

/** Where the parts of the on-device engine lie in the extension. */
export function engineUrls(): { workerUrl: string; filesUrl: string } {
  const workerUrl = browser.runtime.getURL('/ocr-worker.js');
  return { workerUrl, filesUrl: new URL('engine/', workerUrl).href };
}
