import OpenAI from 'openai';
import * as z from 'zod/mini';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { TEST_TOKEN } from './accounts.ts';
import { answers } from './answers.ts';
import { countCharacters } from './characters.ts';
import { chatBody } from './chat-body.ts';
import type { AnswerScenario } from './scenario.ts';
import { startDeepInfra, type DeepInfraServer } from './server.ts';
import { send, type Received } from './wire-client.ts';

const TEXT = 'Füße, 25 m² – 世界 🙂.';

let server: DeepInfraServer;
beforeAll(async () => {
  server = await startDeepInfra({ tls: false });
});
afterEach(() => server.reset());
afterAll(() => server.close());

async function streamOf(scenario: Omit<AnswerScenario, 'kind'>): Promise<Received> {
  server.play({ kind: 'answer', text: TEXT, charactersPerDelta: 8, ...scenario });
  return send(server, { body: chatBody({ stream: true }) });
}

const chunkSchema = z.object({
  choices: z.optional(z.array(z.object({ delta: z.unknown(), finish_reason: z.unknown() }))),
  usage: z.optional(z.unknown()),
  error: z.optional(z.unknown()),
});

/** The lines of a stream, each chunk as its choice and its usage. */
function eventsOf({ text }: Received): unknown[] {
  return text.split(/\r?\n\r?\n/).flatMap((event): unknown[] => {
    if (event === '') return [];
    if (!event.startsWith('data: {')) return [event.replace(/ - \d.*/, '')];
    const { choices, usage, error } = chunkSchema.parse(JSON.parse(event.slice('data: '.length)));
    if (error) return [{ error }];
    const choice = choices?.[0];
    return [[choice ? [choice.delta, choice.finish_reason] : 'no choice', usage]];
  });
}

const assistant = (content: string): object => ({ role: 'assistant', content });
const someUsage = expect.objectContaining({ estimated_cost: expect.any(Number) });

it('streams the first form', async () => {
  const received = await streamOf({});
  expect(received.headers['content-type']).toMatch('text/event-stream');
  expect(eventsOf(received)).toEqual([
    [[assistant('Füße, 25'), null], undefined],
    [[assistant(' m² – 世界'), null], undefined],
    [[assistant(' 🙂.'), null], undefined],
    [[{}, 'stop'], someUsage],
    'data: [DONE]',
  ]);
});

it('streams the second form', async () => {
  expect(eventsOf(await streamOf({ form: 2, charactersPerDelta: 4 }))).toEqual([
    [[assistant(''), null], null],
    ': ping',
    [[{ content: 'Füße' }, null], null],
    [[{ content: ', 25' }, null], null],
    [[{ content: ' m² ' }, null], null],
    ': ping',
    [[{ content: '– 世界' }, null], null],
    ': ping',
    [[{ content: ' 🙂.' }, 'stop'], null],
    ['no choice', someUsage],
    'data: [DONE]',
  ]);
});

it.each([1, 2] as const)('thinks before it answers in form %i', async (form) => {
  const received = await streamOf({ ...answers.thinkingFirst, form, charactersPerDelta: 80 });
  const thought = [[{ reasoning_content: answers.thinkingFirst.reasoning }, null]];
  expect(eventsOf(received)).toContainEqual(expect.arrayContaining(thought));
  server.reset();
  const only = await streamOf({ ...answers.thinkingOnly, form });
  expect(only.text).toContain('"finish_reason":"length"');
  expect(server.requests[0]?.answeredText).toBe('');
});

describe('writes', () => {
  it.each([
    [1, '\n'],
    [1, '\r\n'],
    [7, '\n'],
    [300, '\r\n'],
  ] as const)('of %i bytes with line ends %j mean the same', async (bytesPerWrite, lineEnd) => {
    const plain = await streamOf({});
    server.reset();
    const cut = await streamOf({ bytesPerWrite, lineEnd });
    expect(eventsOf(cut)).toEqual(eventsOf(plain));
    const sizes = (server.requests[0]?.writes ?? []).map((write) => write.byteLength);
    expect(new Set(sizes.slice(0, -1))).toEqual(new Set([bytesPerWrite]));
    expect(cut.text.includes('\r\n')).toBe(lineEnd === '\r\n');
  });

  it('arrive one by one', async () => {
    const { pieces } = await streamOf({ bytesPerWrite: 5 });
    const cutCharacters = pieces.filter((piece) => piece.toString().includes('\uFFFD'));
    expect(cutCharacters.length).toBeGreaterThan(0);
    expect(pieces.length).toBe(server.requests[0]?.writes.length);
  });

  it('keep the pace that is wanted, and are timed', async () => {
    await streamOf({ deltaDelayMs: 30 });
    const deltas = server.requests[0]?.deltas ?? [];
    expect(deltas.map((delta) => delta.text).join('')).toBe(TEXT);
    expect((deltas[1]?.sentAt ?? 0) - (deltas[0]?.sentAt ?? 0)).toBeGreaterThan(25);
    expect(Math.abs((deltas[0]?.sentAt ?? 0) - Date.now())).toBeLessThan(5000);
  });
});

describe('endings', () => {
  it('comes without [DONE]', async () => {
    const received = await streamOf({ ending: { how: 'without-done' } });
    expect(received.complete).toBe(true);
    expect(eventsOf(received).at(-1)).toEqual([[{}, 'stop'], someUsage]);
  });

  it('comes without finish_reason', async () => {
    const received = await streamOf({ ending: { how: 'end', afterCharacters: 10 } });
    expect(received.complete).toBe(true);
    expect(eventsOf(received)).toEqual([
      [[assistant('Füße, 25'), null], undefined],
      [[assistant(' m'), null], undefined],
    ]);
  });

  it('comes as a cut socket', async () => {
    const received = await streamOf({ ending: { how: 'cut', afterCharacters: 10 } });
    expect(received.complete).toBe(false);
    expect(eventsOf(received)).toHaveLength(2);
    const request = await server.waitForRequest((one) => one.closedAt !== null);
    expect(request).toMatchObject({ closedEarly: false, answeredText: 'Füße, 25 m' });
  });

  it('comes as an error event', async () => {
    const received = await streamOf({ ending: { how: 'error-event', afterCharacters: 8 } });
    expect(eventsOf(received)).toEqual([
      [[assistant('Füße, 25'), null], undefined],
      { error: expect.objectContaining({ message: 'The model stopped working' }) },
    ]);
  });

  it('comes as silence right after the headers, or after some text', async () => {
    for (const afterCharacters of [0, 8]) {
      const silent = streamOf({ ending: { how: 'silence', afterCharacters } });
      await server.waitForRequest((one) => countCharacters(one.answeredText) === afterCharacters);
      await server.waitForRequest((one) => one.status === 200);
      server.reset();
      expect(await silent).toMatchObject({ status: 200, complete: false });
    }
  });

  it('comes as silence with nothing but pings', async () => {
    const silent = streamOf({ ending: { how: 'silence', afterCharacters: 0, pingEveryMs: 5 } });
    await server.waitForRequest((one) => one.writes.length > 2);
    server.reset();
    expect((await silent).text).toMatch(/^(: ping - .*\n\n){3,}$/);
  });

  it.each(['end', 'cut'] as const)('comes as a %s in a whole answer', async (how) => {
    server.play({ kind: 'answer', text: TEXT, ending: { how, afterCharacters: 20 } });
    const received = await send(server, { body: chatBody() });
    expect(received.text).toHaveLength(20);
    expect(received.complete).toBe(how === 'end');
  });
});

describe('a client that goes', () => {
  it('is seen, even from an endless loop', async () => {
    server.play(answers.loopWithoutEnd);
    await send(server, { body: chatBody({ stream: true }), leaveEarly: true });
    const request = await server.waitForRequest((one) => one.closedEarly);
    expect(request.closedAt).toBeGreaterThan(request.bodyReceivedAt ?? Infinity);
    expect(server.requests).toHaveLength(1);
  });

  it('is seen by way of the SDK', async () => {
    server.play({ kind: 'answer', text: TEXT, charactersPerDelta: 2, deltaDelayMs: 20 });
    const client = new OpenAI({ apiKey: TEST_TOKEN, baseURL: `${server.url}/v1/openai` });
    const body = { ...chatBody(), stream: true as const };
    for await (const _ of await client.chat.completions.create(body)) break;
    const request = await server.waitForRequest((one) => one.closedEarly);
    expect(request.answeredText.length).toBeLessThan(TEXT.length);
  });

  it('is not one that has read to the end', async () => {
    await streamOf({});
    const request = await server.waitForRequest((one) => one.closedAt !== null);
    expect(request).toMatchObject({ closedEarly: false, answeredText: TEXT });
  });
});

it('can be reset at any moment', async () => {
  for (let moment = 1; moment < 20; moment++) {
    const endless = streamOf({ ...answers.loopWithoutEnd, bytesPerWrite: moment });
    await server.waitForRequest((one) => one.writes.length > moment);
    server.reset();
    expect((await endless).complete).toBe(false);
  }
});

it.each([1, 2] as const)('streams form %i so that the SDK understands it', async (form) => {
  server.play({ kind: 'answer', text: TEXT, form, bytesPerWrite: 3, lineEnd: '\r\n' });
  const client = new OpenAI({ apiKey: TEST_TOKEN, baseURL: `${server.url}/v1/openai` });
  const stream = await client.chat.completions.create({ ...chatBody(), stream: true as const });
  let text = '';
  let cost: unknown;
  for await (const chunk of stream) {
    text += chunk.choices[0]?.delta.content ?? '';
    if (chunk.usage && 'estimated_cost' in chunk.usage) cost = chunk.usage.estimated_cost;
  }
  expect(text).toBe(TEXT);
  expect(cost).toBeGreaterThan(0);
});
