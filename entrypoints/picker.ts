import { h, render } from 'preact';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { PickerSurface } from '../components/picker-surface.tsx';
import css from '../components/region-surface.css?inline';
import { pickElements, type PickChoice } from '../utils/capture/page/pick-elements.ts';

export default defineUnlistedScript(() => {
  // A second press finds what the first one left, and ends it.
  globalThis.legiblePick ??= pick;
});

async function pick(initial: Element | null): Promise<PickChoice> {
  const leave = new AbortController();
  globalThis.legiblePick = async () => {
    leave.abort();
    return { kind: 'cancelled' };
  };
  try {
    return await pickElements(
      css,
      (mount, view) => render(view && h(PickerSurface, view), mount),
      initial,
      leave.signal,
    );
  } finally {
    delete globalThis.legiblePick;
  }
}
