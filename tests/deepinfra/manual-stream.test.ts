import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { chatBody } from './chat-body.ts';
import { startDeepInfra, type DeepInfraServer } from './server.ts';
import { send } from './wire-client.ts';

let server: DeepInfraServer;
beforeAll(async () => {
  server = await startDeepInfra({ tls: false });
});
afterEach(() => server.reset());
afterAll(() => server.close());

const body = chatBody({ stream: true });

it('sends what the test pushes, when it pushes it', async () => {
  server.play({ kind: 'manual' });
  const receiving = send(server, { body });
  const stream = await server.nextStream();
  const before = performance.timeOrigin + performance.now();
  await stream.pushReasoning('Hm.');
  await stream.ping();
  const sentAt = await stream.push('One ');
  // Not awaited: still in order.
  void stream.push('two');
  await stream.finish();
  const { text, complete } = await receiving;
  expect(complete).toBe(true);
  expect(text).toMatch(
    /"reasoning_content":"Hm\."[^]*: ping[^]*"One "[^]*"two"[^]*"finish_reason":"stop"[^]*\[DONE\]\n\n$/,
  );
  expect(text).toContain('"completion_tokens":3');
  expect(stream.request.deltas).toEqual([
    { text: 'One ', sentAt },
    { text: 'two', sentAt: expect.any(Number) },
  ]);
  expect(sentAt).toBeGreaterThan(before);
});

it('speaks the second form, byte by byte', async () => {
  server.play({ kind: 'manual', form: 2, bytesPerWrite: 1, model: 'a/replacement' });
  const receiving = send(server, { body });
  const stream = await server.nextStream();
  await stream.push('²');
  await stream.finish('length');
  const { text } = await receiving;
  expect(text).toMatch(
    /"content":""[^]*"content":"²"[^]*"finish_reason":"length"[^]*"choices":\[\]/,
  );
  expect(text).toContain('"model":"a/replacement"');
  expect(new Set(stream.request.writes.map((write) => write.byteLength))).toEqual(new Set([1]));
});

it.each([
  ['end', true, ''],
  ['fail', true, '"error"'],
  ['cut', false, ''],
] as const)('can %s', async (how, complete, last) => {
  server.play({ kind: 'manual' });
  const receiving = send(server, { body });
  const stream = await server.nextStream();
  await stream.push('One');
  await stream[how]();
  const received = await receiving;
  expect(received.complete).toBe(complete);
  expect(received.text).toContain(last);
  expect(received.text).not.toContain('[DONE]');
});

it('goes nowhere once the client has gone', async () => {
  server.play({ kind: 'manual' });
  const receiving = send(server, { body, leaveEarly: true });
  const stream = await server.nextStream();
  await stream.push('One');
  await receiving;
  await server.waitForRequest((request) => request.closedEarly);
  await stream.push('two');
  await stream.finish();
  expect(stream.request.answeredText).toBe('One');
});

it('hands streams out in the order of their requests', async () => {
  server.play({ kind: 'manual' });
  const first = send(server, { body });
  const stream = await server.nextStream();
  const second = send(server, { body });
  await (await server.nextStream()).push('second');
  await stream.push('first');
  server.reset();
  expect((await first).text).toContain('first');
  expect((await second).text).toContain('second');
});

it('tells a test that pushes after the end', async () => {
  server.play({ kind: 'manual' });
  const receiving = send(server, { body });
  const stream = await server.nextStream();
  const ending = stream.end();
  await expect(stream.push('Late')).rejects.toThrow('already ended');
  await Promise.all([ending, receiving]);
});

it('needs a request for a stream', async () => {
  server.play({ kind: 'manual' });
  expect((await send(server, { body: chatBody() })).status).toBe(500);
  expect(server.requests[0]?.complaints[0]).toContain('needs a request with stream');
});
