import { browser } from 'wxt/browser';
import type * as z from 'zod/mini';
import { fail, FailureError } from '../core/failure.ts';
import { HELLO, holdLock, wrapPort, type Hello } from './offscreen-port.ts';
import type { PortEnd } from './ports.ts';

/*
 * The offscreen document: where Chrome's background has a DOM and may start workers. Firefox's has
 * both, and gets the same page in a frame, so that it loads what it seldom needs only then.
 *
 * It is reached by a MessagePort and not by `runtime.connect`: were it to listen for such ports, it
 * would hold the other end of every view's port too, and no view would notice that the background
 * has died.
 *
 * A MessagePort doesn't tell that its other end is gone: Chromium fires no `close` between these
 * contexts. So each end holds a lock, which the browser takes from it when it dies, and waits for
 * the other's.
 */

const PAGE = '/offscreen.html';
/** Milliseconds within which a page that is loaded answers, on a busy machine too. */
const ANSWER = 30_000;

/** What is used here of the service worker's global scope, which the DOM's types don't know. */
declare const clients: {
  matchAll(options: {
    includeUncontrolled: boolean;
  }): Promise<readonly { url: string; postMessage(data: Hello, transfer: MessagePort[]): void }[]>;
};

interface OffscreenPage {
  postMessage(data: Hello, transfer: MessagePort[]): void;
}

let opening: Promise<OffscreenPage> | null = null;

/**
 * Opens the offscreen document, unless it is open, and a port to it. For the background. Errors:
 * `engine_unavailable`.
 */
export async function connectOffscreen<Out, In>(
  incoming: z.ZodMiniType<In>,
  onMessage: (message: In) => void,
  to: Hello['to'] = 'document',
): Promise<PortEnd<Out>> {
  if (import.meta.env.FIREFOX) opening ??= openFrame();
  else opening ??= openDocument().finally(() => (opening = null));
  const page = await opening;
  const { port1, port2 } = new MessageChannel();
  const closed = new AbortController();
  const name = crypto.randomUUID();
  await holdLock(`${name} background`, closed.signal);
  const answered = Promise.withResolvers<unknown>();
  port1.addEventListener('message', answered.resolve, { once: true });
  port1.start();
  page.postMessage({ hello: HELLO, name, to }, [port2]);
  const silence = new FailureError({ code: 'engine_unavailable', detail: 'no answer' });
  const timer = setTimeout(() => answered.reject(silence), ANSWER);
  try {
    await answered.promise;
  } catch (error) {
    closed.abort();
    throw error;
  } finally {
    clearTimeout(timer);
  }
  return wrapPort(port1, incoming, onMessage, closed, `${name} page`);
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
      justification:
        'Reads text in images and draws pages of PDFs on this device, in workers, and holds requests.',
    });
  }
  const pages = await clients.matchAll({ includeUncontrolled: true });
  return pages.find((page) => page.url === url) ?? fail('engine_unavailable');
}
