import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { captureElement } from '../utils/capture/page/capture-element.ts';
import { listImages } from '../utils/capture/page/list-images.ts';

export default defineUnlistedScript(() => {
  globalThis.legibleCapture = captureElement;
  globalThis.legibleList = listImages;
});
