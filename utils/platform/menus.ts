import { browser, type Browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { pageTabOf, type PageTab } from './page-tab.ts';

export interface MenuClick extends PageTab {
  readonly itemId: string;
  readonly frameId: number;
  readonly srcUrl: string | null;
  /** Firefox only: a handle for `menus.getTargetElement` in the page. */
  readonly targetElementId: number | null;
  /** Given where the click was in a frame. */
  readonly frameUrl?: string;
}

const firefoxInfoSchema = z.object({ targetElementId: z.optional(z.number()) });

function isMenusApi(api: unknown): api is typeof Browser.contextMenus {
  return typeof api === 'object' && api !== null && 'onClicked' in api;
}

/** Firefox has `menus` (with the element under the click), Chrome `contextMenus`. */
function menusApi(): typeof Browser.contextMenus {
  const firefox: unknown = 'menus' in browser ? browser.menus : null;
  return isMenusApi(firefox) ? firefox : browser.contextMenus;
}

export interface MenuItem {
  readonly id: string;
  /** Null for a line between items. */
  readonly title: string | null;
  /** The letter of its title that chooses it, though other items begin with the same. */
  readonly key?: string | undefined;
}

/** Puts the items in the page's menu. They outlive the worker. */
export async function createMenu(items: readonly MenuItem[]): Promise<void> {
  const menus = menusApi();
  await menus.removeAll();
  for (const { id, title, key } of items) {
    // 'all': with the contexts listed one by one, Chromium shows no item on a canvas.
    if (title === null) menus.create({ id, type: 'separator', contexts: ['all'] });
    else menus.create({ id, title: menuTitle(title, key), contexts: ['all'] });
  }
}

/** In a menu's title `&` marks the key, and `%s` is the selected text: a person's own mean nothing. */
function menuTitle(title: string, key: string | undefined): string {
  const plain = title.replaceAll('&', '&&').replaceAll('%s', '%\u200bs');
  return key === undefined ? plain : plain.replace(key, `&${key}`);
}

export function onMenuClick(listener: (click: MenuClick) => void): void {
  menusApi().onClicked.addListener((info, tab) => {
    const clicked = pageTabOf(tab);
    if (!clicked) return;
    const firefox = z.safeParse(firefoxInfoSchema, info);
    listener({
      itemId: String(info.menuItemId),
      ...clicked,
      frameId: info.frameId ?? 0,
      srcUrl: info.srcUrl ?? null,
      targetElementId: firefox.data?.targetElementId ?? null,
      ...(info.frameUrl !== undefined && info.frameId !== 0 && { frameUrl: info.frameUrl }),
    });
  });
}
