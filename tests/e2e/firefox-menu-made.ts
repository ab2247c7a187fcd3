import * as z from 'zod/mini';
import type { Firefox } from '../browsers/firefox.ts';
import { until } from '../browsers/until.ts';

/** Resolves once the extension has put its items in the menu, some time after it has started. */
export async function menuIsMade(firefox: Firefox, current: string): Promise<void> {
  await firefox.extensionPage('popup.html');
  const update = `return browser.menus.update('select-text', {}).then(() => true, () => false)`;
  await until('the menu is made', () => firefox.evaluate(z.boolean(), update));
  await firefox.closeTab();
  await firefox.switchTo(current, true);
}
