import { browser } from 'wxt/browser';

interface FirefoxMenus {
  getTargetElement(targetElementId: number): Element | null;
}

function hasTargetElement(menus: unknown): menus is FirefoxMenus {
  return typeof menus === 'object' && menus !== null && 'getTargetElement' in menus;
}

/** The element that was under the click that opened the menu. Firefox only; elsewhere null. */
export function targetElement(targetElementId: number | null): Element | null {
  if (targetElementId === null || !('menus' in browser)) return null;
  return hasTargetElement(browser.menus) ? browser.menus.getTargetElement(targetElementId) : null;
}
