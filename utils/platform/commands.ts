import { browser } from 'wxt/browser';
import { pageTabOf, type PageTab } from './page-tab.ts';

export function onCommand(listener: (command: string, tab: PageTab) => void): void {
  browser.commands.onCommand.addListener((command, tab) => {
    const pressed = pageTabOf(tab);
    if (pressed) listener(command, pressed);
  });
}

/** A command, and the keys that a person may press for it; empty where there are none. */
export interface Shortcut {
  readonly name: string;
  readonly title: string;
  readonly keys: string;
}

export async function listShortcuts(): Promise<readonly Shortcut[]> {
  const commands = await browser.commands.getAll();
  return commands.map(({ name = '', description = '', shortcut = '' }) => ({
    name,
    title: description,
    keys: shortcut,
  }));
}

interface FirefoxCommands {
  openShortcutSettings(): Promise<void>;
}

function opensSettings(commands: unknown): commands is FirefoxCommands {
  return typeof commands === 'object' && commands !== null && 'openShortcutSettings' in commands;
}

/** Opens the browser's own page on which shortcuts are changed. */
export async function openShortcutSettings(): Promise<void> {
  const commands: unknown = browser.commands;
  if (opensSettings(commands)) return commands.openShortcutSettings();
  await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
