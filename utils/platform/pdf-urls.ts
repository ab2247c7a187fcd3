import { browser } from 'wxt/browser';

/** Where the extension's own files for PDFs lie (utils/pdf/pdf-files.ts); folders end in a slash. */
export function pdfUrls() {
  const own = (path: string): string =>
    new URL(`/pdf/${path}`, browser.runtime.getURL('/workspace.html')).href;
  return {
    encoderSrc: browser.runtime.getURL('/png-worker.js'),
    workerSrc: own('pdf.worker.mjs'),
    cMapUrl: own('cmaps/'),
    standardFontDataUrl: own('standard_fonts/'),
    wasmUrl: own('wasm/'),
    iccUrl: own('iccs/'),
  };
}
