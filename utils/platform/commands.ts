import { browser } from 'wxt/browser';
import { pageTabOf, type PageTab } from './page-tab.ts';

export function onCommand(listener: (command: string, tab: PageTab) => void): void {
  browser.commands.onCommand.addListener((command, tab) => {
    const pressed = pageTabOf(tab);
    if (pressed) listener(command, pressed);
  });
}
