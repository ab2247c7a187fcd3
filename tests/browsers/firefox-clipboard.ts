import * as z from 'zod/mini';
import type { FirefoxSession } from './firefox-session.ts';

/** What Firefox's clipboard offers as text or as HTML; empty if nothing. Works headless. */
export async function readFirefoxClipboard(
  firefox: FirefoxSession,
  kind: 'text/plain' | 'text/html' = 'text/plain',
): Promise<string> {
  return firefox.evaluateInChrome(
    z.string(),
    `const transferable = Cc['@mozilla.org/widget/transferable;1'].createInstance(Ci.nsITransferable);
    transferable.init(null);
    transferable.addDataFlavor(args[0]);
    const { clipboard } = Services;
    clipboard.getData(transferable, clipboard.kGlobalClipboard, window.browsingContext.currentWindowContext);
    const data = {};
    try {
      transferable.getTransferData(args[0], data);
    } catch {
      return '';
    }
    return data.value.QueryInterface(Ci.nsISupportsString).data;`,
    kind,
  );
}
