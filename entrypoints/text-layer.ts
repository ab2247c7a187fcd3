import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { findMarkedPlace, findPlace, type PlaceFinder } from '../utils/capture/page/layer-place.ts';
import { layText } from '../utils/capture/page/text-layer.ts';
import type { TextLayer } from '../utils/platform/text-layer.ts';

export default defineUnlistedScript(() => {
  globalThis.legibleTextLayer ??= createTextLayer();
});

/** The one layer of a frame: a new one takes the place of the last. */
function createTextLayer(): TextLayer {
  let place: PlaceFinder | null = null;
  let shown = new AbortController();
  return {
    hold(target) {
      place = findPlace(target);
    },
    show(target, content) {
      shown.abort();
      shown = new AbortController();
      const find = findMarkedPlace(target) ?? place ?? findPlace(target);
      place = null;
      return find !== null && layText(find, content, shown.signal);
    },
    close: () => shown.abort(),
  };
}
