import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { loadTesseractCore } from '../utils/engines/on-device/load-tesseract-core.ts';
import { serveTesseract } from '../utils/engines/on-device/serve-tesseract.ts';

/** A worker in which Tesseract runs, started by the engine's worker. */
export default defineUnlistedScript(() => {
  serveTesseract(self, loadTesseractCore);
});
