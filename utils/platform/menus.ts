import { browser, type Browser } from 'wxt/browser';
import * as z from 'zod/mini';

export interface MenuClick {
  readonly itemId: string;
  readonly tabId: number;
  readonly windowId: number;
  readonly frameId: number;
  readonly srcUrl: string | null;
  /** Firefox only: a handle for `menus.getTargetElement` in the page. */
  readonly targetElementId: number | null;
  /** Given where the click was in a frame. */
  readonly frameUrl?: string;
}

const firefoxInfoSchema = z.object({ targetElementId: z.optional(z.number()) });

/** Firefox has `menus` (with the element under the click), Chrome `contextMenus`. */
function menusApi(): typeof Browser.contextMenus {
  return 'menus' in browser ? (browser.menus as typeof Browser.contextMenus) : browser.contextMenus;
}

/** Puts the items in the page's menu. They outlive the worker, so this is for install and update. */
export async function createMenu(items: readonly { id: string; title: string }[]): Promise<void> {
  const menus = menusApi();
  await menus.removeAll();
  for (const { id, title } of items) {
    // 'all': with the contexts listed one by one, Chromium shows no item on a canvas.
    menus.create({ id, title, contexts: ['all'] });
  }
}

export function onMenuClick(listener: (click: MenuClick) => void): void {
  menusApi().onClicked.addListener((info, tab) => {
    if (tab?.id === undefined) return;
    const firefox = z.safeParse(firefoxInfoSchema, info);
    listener({
      itemId: String(info.menuItemId),
      tabId: tab.id,
      windowId: tab.windowId,
      frameId: info.frameId ?? 0,
      srcUrl: info.srcUrl ?? null,
      targetElementId: firefox.data?.targetElementId ?? null,
      ...(info.frameUrl !== undefined && info.frameId !== 0 && { frameUrl: info.frameUrl }),
    });
  });
}
