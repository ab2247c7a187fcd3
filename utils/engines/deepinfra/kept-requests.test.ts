import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SentByOffscreen, TellOfRequest } from '../../core/request-messages.ts';
import { createKeptRequests, type KeptRequests } from './kept-requests.ts';

const url = 'http://127.0.0.1:9/v1/openai/chat/completions';
const headers = { authorization: 'Bearer test-token' };
const anyMessage = () => ({
  type: 'send' as const,
  key: crypto.randomUUID(),
  url,
  headers,
  body: '{}',
  atOnce: 8,
});

/** A server that answers piece by piece, when it is told to. */
function server() {
  let stream: ReadableStreamDefaultController<Uint8Array> | undefined;
  const asked: AbortSignal[] = [];
  vi.stubGlobal('fetch', async (_url: string, { signal }: { signal: AbortSignal }) => {
    asked.push(signal);
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        stream = controller;
        signal.addEventListener('abort', () => controller.error(signal.reason));
      },
    });
    return new Response(body);
  });
  return {
    asked,
    say: (text: string) => stream?.enqueue(new TextEncoder().encode(text)),
    end: () => stream?.close(),
    fail: () => stream?.error(new TypeError('reset')),
  };
}

/** The background's end of a port, and how it is lost. */
function background() {
  const told: TellOfRequest[] = [];
  const closed = new AbortController();
  const port = {
    post: ({ told: one }: SentByOffscreen) => void told.push(one),
    close: () => {},
    closed: closed.signal,
  };
  const text = () =>
    told.map((one) => (one.type === 'piece' ? new TextDecoder().decode(one.bytes) : '')).join('');
  return { port, told, text, die: () => closed.abort(), last: () => told.at(-1)?.type };
}

let requests: KeptRequests;
beforeEach(() => {
  requests = createKeptRequests();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
const settled = () => vi.advanceTimersByTimeAsync(0);

it('gives the background that comes next the same answer from its beginning', async () => {
  const api = server();
  const message = anyMessage();
  const [first, next] = [background(), background()];
  requests.send(message, first.port);
  await settled();
  api.say('Plat');
  await settled();
  first.die();
  api.say('form');
  await settled();
  expect(first.text()).toBe('Plat');
  requests.send(message, next.port);
  api.say(' 9');
  api.end();
  await settled();
  expect(next.told[1]).toMatchObject({ type: 'head', status: 200 });
  expect(next.text()).toBe('Platform 9');
  expect(next.last()).toBe('whole');
  expect(api.asked).toHaveLength(1);
});

it('keeps what came while nobody asked for two minutes', async () => {
  const api = server();
  const message = anyMessage();
  const [first, next, last] = [background(), background(), background()];
  requests.send(message, first.port);
  await settled();
  first.die();
  api.say('Platform 9');
  api.end();
  await vi.advanceTimersByTimeAsync(110_000);
  requests.send(message, next.port);
  expect(next.text()).toBe('Platform 9');
  next.die();
  await vi.advanceTimersByTimeAsync(130_000);
  requests.send(message, last.port);
  await settled();
  expect(api.asked).toHaveLength(2);
});

it('hangs up and sends anew once it was forgotten', async () => {
  const api = server();
  const message = anyMessage();
  requests.send(message, background().port);
  await settled();
  requests.forget(message.key);
  expect(api.asked[0]?.aborted).toBe(true);
  requests.send(message, background().port);
  await settled();
  expect(api.asked).toHaveLength(2);
});

it('keeps an answer that was heard until it is surely stored', async () => {
  const api = server();
  const message = anyMessage();
  const [first, next, late] = [background(), background(), background()];
  requests.send(message, first.port);
  await settled();
  api.say('Platform 9');
  api.end();
  await settled();
  expect(first.last()).toBe('whole');
  first.die();
  requests.send(message, next.port);
  expect(next.text()).toBe('Platform 9');
  await vi.advanceTimersByTimeAsync(6_000);
  requests.send(message, late.port);
  await settled();
  expect(api.asked).toHaveLength(2);
});

it('keeps nothing that failed while nobody asked', async () => {
  const api = server();
  const message = anyMessage();
  const [first, next] = [background(), background()];
  requests.send(message, first.port);
  await settled();
  first.die();
  api.fail();
  await settled();
  requests.send(message, next.port);
  await settled();
  expect(api.asked).toHaveLength(2);
  expect(next.last()).toBe('head');
});

it('lets the others wait their turn, and sends the next when one has ended', async () => {
  const api = server();
  const [one, two, three] = [anyMessage(), anyMessage(), anyMessage()];
  const asking = background();
  for (const message of [one, two, three]) requests.send({ ...message, atOnce: 1 }, asking.port);
  await settled();
  expect(api.asked).toHaveLength(1);
  expect(asking.told.filter(({ type }) => type === 'sent')).toHaveLength(1);
  // Nobody wants the second any more: it is never sent.
  requests.forget(two.key);
  // The background that is dead by now is not needed for the third.
  asking.die();
  api.end();
  await settled();
  expect(api.asked).toHaveLength(2);
  const next = background();
  requests.send({ ...three, atOnce: 1 }, next.port);
  api.say('Third');
  api.end();
  await settled();
  expect(next.text()).toBe('Third');
  expect(api.asked).toHaveLength(2);
});

it('gives up a place whose request hangs and that nobody asks for', async () => {
  const api = server();
  const [lost, waiting] = [background(), background()];
  requests.send({ ...anyMessage(), atOnce: 1 }, lost.port);
  await settled();
  lost.die();
  requests.send({ ...anyMessage(), atOnce: 1 }, waiting.port);
  await vi.advanceTimersByTimeAsync(110_000);
  expect(api.asked).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(api.asked[0]?.aborted).toBe(true);
  expect(api.asked).toHaveLength(2);
});

it('tells a connection that breaks, and nothing of why', async () => {
  const api = server();
  const { port, told } = background();
  requests.send(anyMessage(), port);
  await settled();
  api.fail();
  await settled();
  expect(told.at(-1)).toEqual({ type: 'broken' });
});
