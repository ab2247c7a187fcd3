import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { altAttributes, setAttributes, type Attributes } from '../utils/capture/page/alt-text.ts';
import { findElement } from '../utils/capture/page/find-element.ts';
import type { AltTextWriter } from '../utils/platform/alt-text.ts';

export default defineUnlistedScript(() => {
  globalThis.legibleAltText ??= createWriter();
});

/** Remembers what it changed, so that it can be taken back for as long as the page lasts. */
function createWriter(): AltTextWriter {
  const written = new Map<string, { element: Element; before: Attributes }>();

  const undo = (mark: string): boolean => {
    const change = written.get(mark);
    if (!change) return false;
    written.delete(mark);
    setAttributes(change.element, change.before);
    return change.element.isConnected;
  };

  return {
    write({ mark, srcUrl, text }) {
      undo(mark);
      const marked = globalThis.legibleMarked?.get(mark)?.deref();
      // A page may have drawn the same image anew, or have been loaded anew.
      const element = marked?.isConnected
        ? marked
        : srcUrl !== undefined && findElement({ srcUrl, targetElementId: null })?.element;
      if (!element) return 'gone';
      const alt = text.replace(/\s+/g, ' ').trim();
      written.set(mark, { element, before: setAttributes(element, altAttributes(element, alt)) });
      return 'written';
    },
    undo: (mark) => (undo(mark) ? 'not-written' : 'gone'),
    lookUp: (mark) => (written.get(mark)?.element.isConnected ? 'written' : 'not-written'),
  };
}
