import type { PageImageSource, Source } from '../core/source.ts';
import { plainWish, type Wish } from '../core/wish.ts';
import { focusedFrame } from '../platform/inject.ts';
import type { PageTab } from '../platform/page-tab.ts';
import { activeTab } from '../platform/tabs.ts';

const nameless = { srcUrl: null, targetElementId: null };

/** An image on a page, under a mark by which it is found again. */
export function pageImage(found: Omit<PageImageSource, 'kind' | 'mark'>): PageImageSource {
  return { kind: 'page-image', ...found, mark: crypto.randomUUID() };
}

/** What a person can have read of a page without a click on an image of it. */
export function createPageGestures(start: (wish: Wish, source: Source) => unknown) {
  return {
    readTab(tab: PageTab): void {
      start(plainWish('extract-text'), { kind: 'visible-tab', ...tab });
    },
    async readActiveTab(): Promise<void> {
      const tab = await activeTab();
      if (tab) this.readTab(tab);
    },
    /** For images on which the browser opens no menu: the person points it out on the page. */
    pickImage(tab: PageTab): void {
      start(plainWish('extract-text'), pageImage({ ...tab, ...nameless, frameId: 0 }));
    },
    /** The image that has the focus or, where none has, one that the person points out. */
    async describeFocused(tab: PageTab): Promise<void> {
      const frameId = await focusedFrame(tab.tabId);
      const source = pageImage({ ...tab, ...nameless, frameId, focused: true });
      start(plainWish('describe-image'), source);
    },
  };
}
