import { browser } from 'wxt/browser';

export interface CommandPress {
  readonly command: string;
  readonly tabId: number;
  readonly windowId: number;
}

export function onCommand(listener: (press: CommandPress) => void): void {
  browser.commands.onCommand.addListener((command, tab) => {
    if (tab?.id !== undefined) listener({ command, tabId: tab.id, windowId: tab.windowId });
  });
}
