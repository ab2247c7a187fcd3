import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { fail } from '../core/failure.ts';
import type { PortEnd } from './ports.ts';

/*
 * The offscreen document: where Chrome's background has a DOM and may start workers. Firefox's has
 * both, and gets the same page in a frame, so that it loads what it seldom needs only then.
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

interface OffscreenPage {
  postMessage(data: string, transfer: MessagePort[]): void;
}

let opening: Promise<OffscreenPage> | null = null;

/** Opens the offscreen document, unless it is open, and a port to it. For the background. */
export async function connectOffscreen<Out, In>(
  incoming: z.ZodMiniType<In>,
  onMessage: (message: In) => void,
): Promise<PortEnd<Out>> {
  const { port1, port2 } = new MessageChannel();
  if (import.meta.env.FIREFOX) {
    opening ??= openFrame();
    (await opening).postMessage(HELLO, [port2]);
  } else {
    opening ??= openDocument().finally(() => (opening = null));
    (await opening).postMessage(HELLO, [port2]);
  }
  return wrap(port1, incoming, onMessage);
}

/** Answers the background's ports. For the offscreen document. */
export function onOffscreenPort<Out, In>(
  incoming: z.ZodMiniType<In>,
  accept: (port: PortEnd<Out>) => (message: In) => void,
): void {
  const take = ({ data, origin, ports: [port] }: MessageEvent) => {
    if (origin !== location.origin || data !== HELLO || !port) return;
    let handle: (message: In) => void = () => {};
    const end = wrap<Out, In>(port, incoming, (message) => handle(message));
    handle = accept(end);
  };
  if (import.meta.env.FIREFOX) return addEventListener('message', take);
  navigator.serviceWorker.addEventListener('message', take);
  navigator.serviceWorker.startMessages();
}

async function openFrame(): Promise<OffscreenPage> {
  const frame = document.createElement('iframe');
  frame.src = browser.runtime.getURL(PAGE);
  const loaded = Promise.withResolvers<unknown>();
  frame.addEventListener('load', loaded.resolve, { once: true });
  document.body.append(frame);
  await loaded.promise;
  const { contentWindow } = frame;
  return {
    postMessage: (data, transfer) => contentWindow?.postMessage(data, location.origin, transfer),
  };
}

async function openDocument(): Promise<OffscreenPage> {
  const url = browser.runtime.getURL(PAGE);
  const contexts = await browser.runtime.getContexts({
    contextTypes: ['OFFSCREEN_DOCUMENT'],
    documentUrls: [url],
  });
  if (contexts.length === 0) {
    await browser.offscreen.createDocument({
      url,
      reasons: ['WORKERS'],
      justification: 'Reads text in images and draws pages of PDFs on this device, in workers.',
    });
  }
  const pages = await clients.matchAll({ includeUncontrolled: true });
  return pages.find((page) => page.url === url) ?? fail('engine_unavailable');
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
