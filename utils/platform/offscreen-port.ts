import * as z from 'zod/mini';
import type { PortEnd } from './ports.ts';

/*
 * The ends of a port to the offscreen document. Apart from what opens that document, since a worker
 * of it has no API of the browser's.
 */

export const HELLO = 'legible-offscreen-port';
/** Comes with a port; `name` is that of its locks. */
const helloSchema = z.object({
  hello: z.literal(HELLO),
  name: z.string(),
  /** Who is to answer: the document, or the worker of it that sends requests. */
  to: z.enum(['document', 'requests']),
});
export type Hello = z.infer<typeof helloSchema>;

/** Where only the document speaks to it. */
const isInWorker = !('document' in globalThis);

/** Answers the background's ports. For the offscreen document, and the worker of it. */
export function onOffscreenPort<Out, In>(
  incoming: z.ZodMiniType<In>,
  accept: (port: PortEnd<Out>) => (message: In) => void,
  passOn: (hello: Hello, port: MessagePort) => void = () => {},
): void {
  const answer = async ({ name }: Hello, port: MessagePort) => {
    const closed = new AbortController();
    await holdLock(`${name} page`, closed.signal);
    let handle: (message: In) => void = () => {};
    const end = wrapPort<Out, In>(
      port,
      incoming,
      (message) => handle(message),
      closed,
      `${name} background`,
    );
    handle = accept(end);
    port.postMessage(null);
  };
  const take = ({ data, origin, ports: [port] }: MessageEvent) => {
    const hello = helloSchema.safeParse(data);
    const isOwn = origin === location.origin || isInWorker;
    if (!isOwn || !hello.success || !port) return;
    if (hello.data.to === 'document' || isInWorker) return void answer(hello.data, port);
    passOn(hello.data, port);
  };
  if (import.meta.env.FIREFOX || isInWorker) return addEventListener('message', take);
  navigator.serviceWorker.addEventListener('message', take);
  navigator.serviceWorker.startMessages();
}

/** Resolves once the lock is held, which it is until the signal is aborted. */
export function holdLock(name: string, until: AbortSignal): Promise<void> {
  const held = Promise.withResolvers<void>();
  const holding = navigator.locks.request(name, () => {
    held.resolve();
    return new Promise((resolve) => until.addEventListener('abort', resolve, { once: true }));
  });
  holding.catch(held.reject);
  return held.promise;
}

/** `other` is the lock that the other end holds already. */
export function wrapPort<Out, In>(
  port: MessagePort,
  schema: z.ZodMiniType<In>,
  onMessage: (message: In) => void,
  closed: AbortController,
  other: string,
): PortEnd<Out> {
  const close = () => {
    port.close();
    closed.abort();
  };
  port.addEventListener('message', ({ data }) => onMessage(z.parse(schema, data)));
  port.start();
  // Given only when the other end has let go of it; given up when this one closes.
  navigator.locks.request(other, { signal: closed.signal }, close).catch(close);
  return { post: (message) => port.postMessage(message), close, closed: closed.signal };
}
