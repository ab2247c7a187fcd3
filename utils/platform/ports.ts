import { browser, type Browser } from 'wxt/browser';
import type * as z from 'zod/mini';
import { safeParse } from 'zod/mini';

/** One end of a port whose messages are parsed as they come in. A message that doesn't fit is dropped. */
export interface PortEnd<Out> {
  post(message: Out): void;
  close(): void;
  /** Aborted when the other end, or its whole context, is gone. */
  readonly closed: AbortSignal;
}

function wrap<Out, In>(
  port: Browser.runtime.Port,
  schema: z.ZodMiniType<In>,
  onMessage: (message: In) => void,
): PortEnd<Out> {
  const closed = new AbortController();
  port.onMessage.addListener((message: unknown) => {
    const parsed = safeParse(schema, message);
    if (parsed.success) onMessage(parsed.data);
    // oxlint-disable-next-line no-console -- a fault between our own contexts; no content is logged
    else console.error(`Legible: a message on the port "${port.name}" was not understood`);
  });
  port.onDisconnect.addListener(() => closed.abort());
  return {
    post(message) {
      if (!closed.signal.aborted) port.postMessage(message);
    },
    close() {
      port.disconnect();
      closed.abort();
    },
    closed: closed.signal,
  };
}

export function connect<Out, In>(
  name: string,
  incoming: z.ZodMiniType<In>,
  onMessage: (message: In) => void,
): PortEnd<Out> {
  return wrap(browser.runtime.connect({ name }), incoming, onMessage);
}

/**
 * Answers ports of that name opened by the extension's own pages and worker. Content scripts have
 * the extension's id too, so the sender's address decides: it must be the extension's origin.
 */
export function onConnect<Out, In>(
  name: string,
  incoming: z.ZodMiniType<In>,
  accept: (port: PortEnd<Out>) => (message: In) => void,
): void {
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== name || !isOwnContext(port.sender)) return;
    const queue: In[] = [];
    let handle: ((message: In) => void) | null = null;
    const end = wrap<Out, In>(port, incoming, (message) => {
      if (handle) handle(message);
      else queue.push(message);
    });
    handle = accept(end);
    for (const message of queue) handle(message);
  });
}

/** Whether a sender is a page or the worker of this extension, and not one of its content scripts. */
export function isOwnContext(sender: Browser.runtime.MessageSender | undefined): boolean {
  if (!sender || sender.id !== browser.runtime.id) return false;
  const origin = new URL(browser.runtime.getURL('/')).origin;
  return sender.url !== undefined && new URL(sender.url).origin === origin;
}
