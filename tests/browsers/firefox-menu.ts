import * as z from 'zod/mini';
import { clickInTab, type ViewportPoint } from './firefox-input.ts';
import type { FirefoxSession } from './firefox-session.ts';

/** Right-clicks in the current tab and waits for Firefox's own menu. */
export async function openMenuInTab(
  firefox: FirefoxSession,
  target: string | ViewportPoint,
): Promise<void> {
  await clickInTab(firefox, target, 'right');
  await firefox.evaluateInChrome(
    z.null(),
    `const menu = document.getElementById('contentAreaContextMenu');
    if (menu.state !== 'open') {
      await new Promise((resolve) => menu.addEventListener('popupshown', resolve, { once: true }));
    }`,
  );
}

/**
 * Chooses an item of the open menu by its label, in the submenu that bears the extension's name, as
 * a click would: it gives the extension `activeTab`.
 */
export async function chooseItem(
  firefox: FirefoxSession,
  submenu: string,
  label: string,
): Promise<void> {
  await firefox.evaluateInChrome(
    z.null(),
    `const [submenu, label] = args;
    const root = document.getElementById('contentAreaContextMenu');
    const named = (parent, name) => {
      const found = [...parent.children].find((item) => item.label === name && !item.hidden);
      if (!found) {
        const labels = [...parent.children].map((item) => item.label).filter(Boolean);
        throw new Error('No item ' + name + ' among ' + labels.join(', '));
      }
      return found;
    };
    const event = (target, type) =>
      new Promise((resolve) => target.addEventListener(type, resolve, { once: true }));
    const group = named(root, submenu);
    const shown = event(group.menupopup, 'popupshown');
    group.openMenu(true);
    await shown;
    const item = named(group.menupopup, label);
    const hidden = event(root, 'popuphidden');
    group.menupopup.activateItem(item);
    await hidden;`,
    submenu,
    label,
  );
}
