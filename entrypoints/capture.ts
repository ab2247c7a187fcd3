import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { captureElement } from '../utils/capture/page/capture-element.ts';

export default defineUnlistedScript(() => {
  globalThis.legibleCapture = captureElement;
});
