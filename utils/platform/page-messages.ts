import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import type { PageToBackground } from '../core/messages.ts';
import { pageTabOf, type PageTab } from './page-tab.ts';
import { isOwnContext } from './ports.ts';

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
    const tab = pageTabOf(sender.tab);
    const isPage = sender.id === browser.runtime.id && sender.frameId === 0;
    if (!parsed.success || !isPage || isOwnContext(sender)) return;
    if (tab) listener(parsed.data, tab);
  });
}
