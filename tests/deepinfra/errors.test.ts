import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { chatBody } from './chat-body.ts';
import { errors, unknownModel } from './errors.ts';
import type { ErrorScenario } from './scenario.ts';
import { startDeepInfra, type DeepInfraServer } from './server.ts';
import { send } from './wire-client.ts';

let server: DeepInfraServer;
beforeAll(async () => {
  server = await startDeepInfra({ tls: false });
});
afterEach(() => server.reset());
afterAll(() => server.close());

it.each(Object.entries<ErrorScenario>(errors))('plays %s as it is', async (_, error) => {
  server.play(error, { times: 1 });
  const answer = await send(server, { body: chatBody() });
  expect(answer.status).toBe(error.status);
  const { body = '' } = error;
  expect(answer.text).toBe(typeof body === 'string' ? body : JSON.stringify(body));
  const jsonType = typeof error.body === 'object' ? 'application/json' : undefined;
  const textType = error.body === undefined ? undefined : 'text/plain; charset=utf-8';
  expect(answer.headers['content-type']).toBe(error.contentType ?? jsonType ?? textType);
  expect(answer.headers['retry-after']).toBe(error.headers?.['retry-after']);
});

it('covers every shape that an error may have', () => {
  const bodies = Object.values<ErrorScenario>(errors).map((error) => error.body);
  expect(bodies).toEqual(
    expect.arrayContaining([
      { detail: expect.any(String) },
      { detail: { error: expect.any(String) } },
      { detail: [expect.objectContaining({ loc: expect.any(Array) })] },
      { error: expect.any(String) },
      { error: expect.objectContaining({ message: expect.any(String) }) },
      expect.stringContaining('<html>'),
      undefined,
    ]),
  );
  expect(unknownModel('a/b').body).toEqual({
    detail: { error: 'The model `a/b` does not exist' },
  });
});

it('is busy for as many requests as wanted, then answers', async () => {
  server.play(errors.modelBusyRetryAfter, { times: 1 });
  server.play(errors.modelBusy, { times: 1 });
  const statuses: number[] = [];
  for (let tries = 0; tries < 3; tries++) {
    statuses.push((await send(server, { body: chatBody() })).status);
  }
  expect(statuses).toEqual([429, 429, 200]);
  expect(server.requests.map((request) => request.status)).toEqual([429, 429, 200]);
});

it('closes the connection before the body has come', async () => {
  server.play({ kind: 'close-at-once' }, { times: 1 });
  await expect(send(server, { body: chatBody() })).rejects.toThrow(/hang up|ECONNRESET|EPIPE/);
  const [request] = server.requests;
  expect(request).toMatchObject({ status: null, bodyReceivedAt: null, closedEarly: false });
});

it('is silent before the headers for as long as wanted', async () => {
  server.play({ kind: 'answer', headersDelayMs: 150, text: 'Late' });
  const answer = await send(server, { body: chatBody() });
  expect(answer.text).toContain('"content":"Late"');
  const { bodyReceivedAt, closedAt } = await server.waitForRequest((one) => one.closedAt !== null);
  expect((closedAt ?? 0) - (bodyReceivedAt ?? 0)).toBeGreaterThan(140);
});

it('answers fail_fast with 429 while it is busy, and lets others wait', async () => {
  server.play({ kind: 'busy', waitMs: 50 });
  const failFast = await send(server, { body: { ...chatBody(), fail_fast: true } });
  expect(failFast).toMatchObject({
    status: 429,
    text: expect.stringContaining('engine_overloaded'),
  });
  expect((await send(server, { body: chatBody() })).status).toBe(200);
});
