import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { fail } from '../core/failure.ts';
import type { PortEnd } from './ports.ts';

/*
 * The offscreen document: where Chrome lets an extension start workers. Chrome only.
 *
 * It is reached by a MessagePort and not by `runtime.connect`: were it to listen for such ports, it
 * would hold the other end of every view's port too, and no view would notice that the background
 * has died.
 */

const PAGE = '/offscreen.html';
const HELLO = 'legible-offscreen-port';

/** What is used here of the service worker's global scope, which the DOM's types don't know. */
declare const clients: {
  matchAll(options: {
    includeUncontrolled: boolean;
  }): Promise<readonly { url: string; postMessage(data: string, transfer: MessagePort[]): void }[]>;
};

let opening: Promise<void> | null = null;

/** Opens the offscreen document, unless it is open, and a port to it. For the service worker. */
export async function connectOffscreen<Out, In>(
  incoming: z.ZodMiniType<In>,
  onMessage: (message: In) => void,
): Promise<PortEnd<Out>> {
  opening ??= openDocument().finally(() => (opening = null));
  await opening;
  const pages = await clients.matchAll({ includeUncontrolled: true });
  const client = pages.find(({ url }) => url === browser.runtime.getURL(PAGE));
  if (!client) return fail('engine_unavailable');
  const { port1, port2 } = new MessageChannel();
  client.postMessage(HELLO, [port2]);
  return wrap(port1, incoming, onMessage);
}

/** Answers the service worker's ports. For the offscreen document. */
export function onOffscreenPort<Out, In>(
  incoming: z.ZodMiniType<In>,
  accept: (port: PortEnd<Out>) => (message: In) => void,
): void {
  navigator.serviceWorker.addEventListener('message', ({ data, ports: [port] }) => {
    if (data !== HELLO || !port) return;
    let handle: (message: In) => void = () => {};
    const end = wrap<Out, In>(port, incoming, (message) => handle(message));
    handle = accept(end);
  });
  navigator.serviceWorker.startMessages();
}

async function openDocument(): Promise<void> {
  const url = browser.runtime.getURL(PAGE);
  const contexts = await browser.runtime.getContexts({
    contextTypes: ['OFFSCREEN_DOCUMENT'],
    documentUrls: [url],
  });
  if (contexts.length > 0) return;
  await browser.offscreen.createDocument({
    url,
    reasons: ['WORKERS'],
    justification: 'Reads text in images on this device, in a worker.',
  });
}

function wrap<Out, In>(
  port: MessagePort,
  schema: z.ZodMiniType<In>,
  onMessage: (message: In) => void,
): PortEnd<Out> {
  const closed = new AbortController();
  port.addEventListener('message', ({ data }) => onMessage(z.parse(schema, data)));
  // Fired when the other end is closed, or dies with its context.
  port.addEventListener('close', () => closed.abort());
  port.start();
  return {
    post: (message) => port.postMessage(message),
    close() {
      port.close();
      closed.abort();
    },
    closed: closed.signal,
  };
}
