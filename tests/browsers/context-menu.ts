import type { Page } from 'puppeteer-core';
import type { Chromium } from './chromium.ts';
import { clickablePoint, type ClickTarget } from './click-target.ts';
import type { Display } from './display.ts';
import { click, pressKeys } from './input.ts';
import { pointerMap, type PointerMap } from './pointer-map.ts';
import { until } from './until.ts';
import { topWindows } from './x-windows.ts';

/** The menu that a right click opened. */
export interface ContextMenu {
  /**
   * Chooses an item by keyboard. Every step but the last opens a submenu; a step is one or more keys
   * in xdotool's names: `choose('End Up Right', 'e')` for `Legible`, `Extract text`. A first letter
   * alone, `choose('l', 'e')`, serves where no other item has it: on media, `Loop` does. Gives the
   * epoch milliseconds at which the last key was about to be pressed.
   */
  choose(...steps: readonly string[]): Promise<number>;
  /** Closes it without choosing. */
  dismiss(): Promise<void>;
}

/** Right-clicks with the real pointer and waits for the browser's menu. */
export async function rightClick(
  chromium: Chromium,
  page: Page,
  target: ClickTarget,
  map?: PointerMap,
): Promise<ContextMenu> {
  const { display } = chromium;
  await page.bringToFront();
  const toScreen = map ?? (await pointerMap(chromium, page));
  const point = toScreen(await clickablePoint(page, target));
  const before = await windowIds(display);
  await click(display, point, 'right');
  await newWindow(display, before, 'the context menu opens');
  return menuAbove(display, before);
}

/** Opens the menu of what has the focus by the keyboard's own key, and waits for it. */
export async function menuByKey({ display }: Chromium): Promise<ContextMenu> {
  const before = await windowIds(display);
  await pressKeys(display, 'Menu');
  await newWindow(display, before, 'the context menu opens');
  return menuAbove(display, before);
}

function menuAbove(display: Display, before: ReadonlySet<string>): ContextMenu {
  const closed = async (): Promise<boolean> => (await menusAbove(display, before)).length === 0;
  return {
    choose: async (...steps) => {
      let chosenAt = Number.NaN;
      for (const [index, step] of steps.entries()) {
        const open = await windowIds(display);
        chosenAt = performance.timeOrigin + performance.now();
        if (index === steps.length - 1) await pressKeys(display, ...step.split(' '));
        else await openSubmenu(display, open, step);
      }
      await until(`the menu closes after ${steps.join(', ')}`, closed, { deadlineMs: 3_000 });
      return chosenAt;
    },
    dismiss: async () => {
      await until('the menu closes', async () => {
        await pressKeys(display, 'Escape');
        return closed();
      });
    },
  };
}

async function windowIds(display: Display): Promise<ReadonlySet<string>> {
  return new Set((await topWindows(display)).map(({ id }) => id));
}

async function menusAbove(display: Display, before: ReadonlySet<string>): Promise<string[]> {
  return [...(await windowIds(display))].filter((id) => !before.has(id));
}

/**
 * Presses the keys until a submenu is there. A menu under load may show its window before it takes
 * keys, and the pointer may lie on an item of it: `End` begins anew from wherever the choice is.
 */
async function openSubmenu(
  display: Display,
  before: ReadonlySet<string>,
  step: string,
): Promise<void> {
  const isOpen = async (): Promise<boolean> => (await menusAbove(display, before)).length > 0;
  await until(`the submenu of ${step} opens`, async () => {
    await pressKeys(display, ...step.split(' '));
    return until('it opens', isOpen, { deadlineMs: 700 }).catch(() => false);
  });
}

async function newWindow(
  display: Display,
  before: ReadonlySet<string>,
  what: string,
): Promise<void> {
  const appeared = async (): Promise<boolean> => (await menusAbove(display, before)).length > 0;
  await until(what, appeared, { deadlineMs: 5_000 });
}
