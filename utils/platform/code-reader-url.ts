import { browser } from 'wxt/browser';

/** Where the WebAssembly of the reader of codes lies (wxt.config.ts). */
export function codeReaderUrl(): string {
  return new URL('/codes/zxing_reader.wasm', browser.runtime.getURL('/popup.html')).href;
}
