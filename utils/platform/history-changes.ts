import * as z from 'zod/mini';

const NAME = 'legible-history';
const changeSchema = z.enum(['kept', 'removed']);
export type HistoryChange = z.infer<typeof changeSchema>;

/** Tells the extension's other pages and its background that the history has changed. */
export function announceHistoryChange(change: HistoryChange): void {
  const channel = new BroadcastChannel(NAME);
  channel.postMessage(change);
  channel.close();
}

export function onHistoryChange(
  listener: (change: HistoryChange) => void,
  until?: AbortSignal,
): void {
  const channel = new BroadcastChannel(NAME);
  channel.addEventListener('message', ({ data }) => {
    const change = z.safeParse(changeSchema, data);
    if (change.success) listener(change.data);
  });
  until?.addEventListener('abort', () => channel.close(), { once: true });
}
