import * as z from 'zod/mini';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { NO_BALANCE_TOKEN, SCOPED_TOKEN, TEST_TOKEN } from './accounts.ts';
import { MODEL } from './chat-body.ts';
import { errors } from './errors.ts';
import { startDeepInfra, type DeepInfraServer } from './server.ts';
import { send } from './wire-client.ts';

let server: DeepInfraServer;
beforeAll(async () => {
  server = await startDeepInfra({ tls: false });
});
afterEach(() => server.reset());
afterAll(() => server.close());

describe('GET /v1/openai/models', () => {
  const path = '/v1/openai/models';

  it.each([
    [null, 200],
    [TEST_TOKEN, 200],
    [SCOPED_TOKEN, 200],
    [NO_BALANCE_TOKEN, 200],
    ['bad', 401],
  ])('with the token %s answers %i', async (token, status) => {
    expect((await send(server, { path, token })).status).toBe(status);
  });

  it('lists priced and tagged vision models, blind ones, and ones without metadata', async () => {
    const { text } = await send(server, { path });
    const { data } = z
      .object({ object: z.literal('list'), data: z.array(z.looseObject({ id: z.string() })) })
      .parse(JSON.parse(text));
    const byId = new Map(data.map((model) => [model.id, model]));
    expect(byId.get(MODEL)).toMatchObject({
      object: 'model',
      owned_by: 'deepinfra',
      metadata: {
        max_tokens: 16_384,
        pricing: { input_tokens: 0.2, output_tokens: 0.88 },
        tags: ['chat', 'vision'],
      },
    });
    expect(byId.get('BAAI/bge-m3')).toMatchObject({ metadata: null });
    expect(byId.get('deepseek-ai/DeepSeek-V3.1')).toMatchObject({ metadata: { tags: ['chat'] } });
    expect(byId.has('Qwen/Qwen2.5-VL-32B-Instruct')).toBe(false);
  });
});

describe('GET /v1/me', () => {
  it('tells whose token it is, and the balance only when asked', async () => {
    const me: unknown = JSON.parse((await send(server, { path: '/v1/me' })).text);
    expect(me).toMatchObject({ display_name: 'Test Account' });
    expect(me).not.toHaveProperty('checklist');
    const { text } = await send(server, { path: '/v1/me?checklist=true' });
    expect(JSON.parse(text)).toMatchObject({ checklist: { stripe_balance: -12.34 } });
  });

  it('puts debt as a positive balance', async () => {
    const sending = { path: '/v1/me?checklist=true', token: NO_BALANCE_TOKEN };
    const { text } = await send(server, sending);
    expect(JSON.parse(text)).toMatchObject({ checklist: { stripe_balance: 0.87 } });
  });

  it.each([null, 'bad'])('refuses the token %s', async (token) => {
    expect((await send(server, { path: '/v1/me', token })).status).toBe(401);
  });
});

it('lists retired models with their replacement', async () => {
  const { text } = await send(server, { path: '/models/list', token: null });
  expect(JSON.parse(text)).toContainEqual(
    expect.objectContaining({
      model_name: 'Qwen/Qwen2.5-VL-32B-Instruct',
      deprecated: expect.any(Number),
      replaced_by: 'Qwen/Qwen3-VL-30B-A3B-Instruct',
    }),
  );
});

it('has an empty 405, and a 404 of two kinds', async () => {
  expect(await send(server, { method: 'PUT', path: '/v1/me' })).toMatchObject({
    status: 405,
    text: '',
  });
  expect(await send(server, { path: '/v1/nothing' })).toMatchObject({
    status: 404,
    text: '{"detail":"Not Found"}',
  });
  expect(await send(server, { path: '/v1/inference/x', body: {} })).toMatchObject({
    status: 404,
    text: '{"error":"Model not found"}',
  });
});

it('sends no CORS headers, not even to a preflight', async () => {
  const headers = { origin: 'https://page.example', 'access-control-request-method': 'POST' };
  const preflight = await send(server, { method: 'OPTIONS', headers });
  expect(preflight.status).toBe(405);
  const models = await send(server, { path: '/v1/openai/models', headers });
  for (const answer of [preflight, models]) {
    expect(Object.keys(answer.headers).join(' ')).not.toContain('access-control');
  }
});

it('plays a scenario on the route it is meant for', async () => {
  server.play(errors.unavailableText, { route: 'me', times: 1 });
  expect((await send(server, { path: '/v1/openai/models' })).status).toBe(200);
  expect((await send(server, { path: '/v1/me' })).status).toBe(503);
  expect((await send(server, { path: '/v1/me' })).status).toBe(200);
});
