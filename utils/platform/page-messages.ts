import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import type { PageToBackground } from '../core/messages.ts';
import { isOwnContext } from './ports.ts';

export interface PageTab {
  readonly tabId: number;
  readonly windowId: number;
}

/** Tells the background something, from a script of ours in a page. */
export async function tellBackground(message: PageToBackground): Promise<void> {
  await browser.runtime.sendMessage(message);
}

/**
 * Hears what our scripts in the top frames of pages say. The tab is the one that the browser names,
 * never one that the message does. What doesn't fit, or comes from elsewhere, is left alone.
 */
export function onPageMessage<Message>(
  schema: z.ZodMiniType<Message>,
  listener: (message: Message, tab: PageTab) => void,
): void {
  browser.runtime.onMessage.addListener((message: unknown, sender) => {
    const parsed = z.safeParse(schema, message);
    const { id: tabId, windowId } = sender.tab ?? {};
    const isPage = sender.id === browser.runtime.id && sender.frameId === 0;
    if (!parsed.success || !isPage || isOwnContext(sender)) return;
    if (tabId !== undefined && windowId !== undefined) listener(parsed.data, { tabId, windowId });
  });
}
