import {
  sentByOffscreenSchema,
  type SentByOffscreen,
  type TellOfRequest,
} from '../../core/request-messages.ts';
import type { BackgroundToRequests } from '../../core/request-messages.ts';
import { connectOffscreen } from '../../platform/offscreen.ts';
import type { PortEnd } from '../../platform/ports.ts';
import { compressedFetch } from './compressed-fetch.ts';

/** Like the platform's, for a request whose body is a text; `onSent` is called when it sets out. */
export type Send = (
  url: string,
  init: RequestInit & { body: string },
  onSent: () => void,
) => Promise<Response>;

/** The SDK stops reading at `[DONE]`; so long after it the rest may come, in ms. */
const REST_MS = 100;
/** Statuses whose answers have no body. */
const bodiless: ReadonlySet<number> = new Set([204, 205, 304]);

type Port = PortEnd<BackgroundToRequests>;

/** The one port for all requests of this background. */
let link: Promise<Port> | null = null;
let isLinked = false;
/** What hears of the request of a key. */
const hearers = new Map<string, (told: TellOfRequest) => void>();
/** What this background was answered: it asks for the same again to get another answer. */
const answered = new Set<string>();

/**
 * fetch that outlives the background: a worker of the offscreen document sends it, and a background
 * that comes after this one and sends the same for the same job gets the answer to the first. Where
 * there can be no such document it goes from here, and is lost with the background.
 */
export function keptFetch(jobId: string, atOnce: () => number): Send {
  return async (url, init, onSent) => {
    const [port, key] = await Promise.all([linkRequests(), keyOf(jobId, init.body)]);
    if (port) return sendOver(port, { key, url, atOnce: atOnce() }, init, onSent);
    onSent();
    return compressedFetch(url, init);
  };
}

/**
 * So many requests may be handed over beside those that may be under way: they are sent as places
 * get free, without a way here and back, and while there is no background.
 */
export function requestsAhead(atOnce: number): number {
  return isLinked ? atOnce : 0;
}

/** Opens the way that requests take; null where there can be none. */
export async function linkRequests(): Promise<Port | null> {
  link ??= openLink();
  return link.catch(() => (link = null));
}

async function openLink(): Promise<Port> {
  const port = await connectOffscreen<BackgroundToRequests, SentByOffscreen>(
    sentByOffscreenSchema,
    ({ key, told }) => hearers.get(key)?.(told),
    'requests',
  );
  isLinked = true;
  port.closed.addEventListener('abort', () => {
    // The document is gone, and the requests with it.
    link = null;
    isLinked = false;
    for (const hear of hearers.values()) hear({ type: 'broken' });
  });
  return port;
}

async function keyOf(jobId: string, body: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body));
  return `${jobId} ${new Uint8Array(digest).join('.')}`;
}

function sendOver(
  port: Port,
  { key, url, atOnce }: { key: string; url: string; atOnce: number },
  { headers, body, signal }: RequestInit & { body: string },
  onSent: () => void,
): Promise<Response> {
  const head = Promise.withResolvers<Response>();
  const pieces = new TransformStream<Uint8Array, Uint8Array>();
  const writer = pieces.writable.getWriter();
  /** Hangs up; what was answered whole stays there for a moment, lest this background dies by then. */
  const over = () => {
    if (hearers.get(key) !== hear) return;
    hearers.delete(key);
    if (!answered.has(key)) port.post({ type: 'forget', key });
  };
  const fail = (reason: unknown) => {
    head.reject(reason);
    void writer.abort(reason).catch(() => {});
    over();
  };
  const hear = (told: TellOfRequest) => {
    switch (told.type) {
      case 'sent':
        return onSent();
      case 'head': {
        const { status, headers: given } = told;
        const stream = bodiless.has(status) ? null : pieces.readable;
        return head.resolve(new Response(stream, { status, headers: given }));
      }
      case 'piece':
        // Nobody reads on after an abort.
        return void writer.write(told.bytes).catch(() => {});
      case 'whole':
        answered.add(key);
        void writer.close().catch(() => {});
        return over();
      case 'broken':
        return fail(new TypeError('the connection was lost'));
    }
  };
  if (signal?.aborted) return Promise.reject(signal.reason);
  if (answered.delete(key) || hearers.has(key)) port.post({ type: 'forget', key });
  hearers.set(key, hear);
  signal?.addEventListener('abort', () => fail(signal.reason), { once: true });
  // Who stops reading hangs up, but not on what is all but whole.
  writer.closed.catch(() => setTimeout(over, REST_MS));
  const plain = Object.fromEntries(new Headers(headers));
  port.post({ type: 'send', key, url, headers: plain, body, atOnce });
  return head.promise;
}
