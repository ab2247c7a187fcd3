import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { TEST_TOKEN } from '../../../tests/deepinfra/accounts.ts';
import { answers } from '../../../tests/deepinfra/answers.ts';
import { errors } from '../../../tests/deepinfra/errors.ts';
import { startDeepInfra, type DeepInfraServer } from '../../../tests/deepinfra/server.ts';
import { blankPng } from '../../../tests/deepinfra/text-png.ts';
import { newJob, reduceJob, type Job } from '../../core/job.ts';
import { plainWish } from '../../core/wish.ts';
import type { Progress, ReadEvent } from '../../core/read-event.ts';
import { defaultSettings } from '../../core/settings.ts';
import { tasks } from '../../core/task.ts';
import type { ReadRequest } from '../reader.ts';
import { readWithDeepInfra } from './read.ts';

// Node decodes no images; what is sent here is small enough to go as it is.
vi.mock(import('../../image/sendable-image.ts'), () => ({
  sendableImage: async (image: Blob) => ({
    dataUri: `data:image/png;base64,${Buffer.from(await image.arrayBuffer()).toString('base64')}`,
    width: 32,
    height: 32,
  }),
}));

// The waits between tries are told as they are, and shortened.
const HASTE = 20;
vi.mock(import('../../core/retry.ts'), async (importOriginal) => {
  const original = await importOriginal();
  return {
    ...original,
    retryDelay: (attempt, random, retryAfterMs) =>
      original.retryDelay(attempt, random, retryAfterMs) / HASTE,
  };
});

let server: DeepInfraServer;
beforeAll(async () => {
  server = await startDeepInfra({ tls: false });
});
beforeEach(() => {
  vi.stubGlobal('navigator', { onLine: true });
});
afterEach(() => {
  server.reset();
  vi.unstubAllGlobals();
});
afterAll(() => server.close());

interface Outcome {
  readonly job: Job;
  readonly steps: readonly Progress[];
  readonly requests: number;
}

interface Watching {
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: ReadEvent) => void;
}

async function read(
  change: Partial<ReadRequest> = {},
  { signal = new AbortController().signal, onEvent }: Watching = {},
): Promise<Outcome> {
  const request: ReadRequest = {
    task: tasks['extract-text'],
    prompt: 'Read the text.',
    schema: null,
    inputs: {},
    earlier: [],
    carried: '',
    loosened: false,
    images: [new Blob([new Uint8Array(blankPng(32, 32))])],
    model: defaultSettings.model,
    settings: { ...defaultSettings, baseUrl: `${server.url}/v1/openai` },
    token: TEST_TOKEN,
    ...change,
  };
  const source = { kind: 'file', name: 'a.png' } as const;
  const wish = plainWish('extract-text', { carried: request.carried });
  let job = newJob({ ...wish, id: 'a', createdAt: 0, source });
  job = reduceJob(job, { at: 1, type: 'reading', engine: 'deepinfra', model: request.model });
  const steps: Progress[] = [];
  let ends = 0;
  for await (const event of readWithDeepInfra(request, signal)) {
    expect(ends, 'nothing follows the end').toBe(0);
    if (event.type === 'end') ends++;
    if (event.type === 'progress') steps.push(event.progress);
    onEvent?.(event);
    job = reduceJob(job, { at: 2, type: 'read', event });
  }
  expect(ends).toBe(1);
  return { job, steps, requests: server.requests.length };
}

describe('an answer', () => {
  it.each([1, 2] as const)('comes in form %i, one byte a write', async (form) => {
    const text = 'Füße, 25 m² – 世界 🙂.\n  indented';
    server.play({ kind: 'answer', text, form, bytesPerWrite: 1, lineEnd: '\r\n' });
    const { job } = await read();
    expect(job).toMatchObject({
      text,
      notes: [],
      state: { phase: 'done', truncated: false },
      usage: { costUsd: expect.any(Number) },
    });
    expect(server.requests[0]?.complaints).toEqual([]);
  });

  it('names the model that really answered', async () => {
    server.play({ kind: 'answer', text: 'A', model: 'Qwen/Another' });
    expect((await read()).job.answeredBy).toBe('Qwen/Another');
  });

  it('is complete without [DONE]', async () => {
    server.play({ kind: 'answer', text: 'A', ending: { how: 'without-done' } });
    expect((await read()).job).toMatchObject({ text: 'A', state: { phase: 'done' } });
  });

  it('is truncated at the limit', async () => {
    server.play(answers.truncated);
    expect((await read()).job.state).toEqual({ phase: 'done', truncated: true });
  });

  it.each([
    ['chatter', answers.chatter, 'INVOICE 0042\n\nLet me know if I can help!', 'chatter_removed'],
    ['a fence', answers.fencedText, 'INVOICE 0042\nTotal 119.00 EUR', 'fence_removed'],
    [
      'U+FFFD',
      answers.replacementCharacters,
      answers.replacementCharacters.text,
      'replacement_characters',
    ],
    ['wild boxes', answers.boxesBeyond1000, answers.boxesBeyond1000.text, 'boxes_out_of_range'],
  ] as const)('with %s is put right or told', async (_, scenario, text, note) => {
    server.play({ ...scenario, charactersPerDelta: 1 });
    const { job } = await read();
    expect(job.text).toBe(text);
    expect(job.notes.map(({ code }) => code)).toContain(note);
    expect(job.state.phase).toBe('done');
  });

  it('is taken whole from a server that does not stream', async () => {
    const choices = [{ message: { role: 'assistant', content: 'Whole' }, finish_reason: 'stop' }];
    server.play({ kind: 'error', status: 200, body: { model: 'm', choices } });
    const { job, requests } = await read();
    expect(job).toMatchObject({ text: 'Whole', answeredBy: 'm', state: { phase: 'done' } });
    expect(requests).toBe(1);
  });

  it.each([
    ['JSON that is no answer', { hello: 'world' }],
    ['half of an answer', '{"choices": [{"mess'],
  ])('is not %s, and is not asked for again', async (_, body) => {
    server.play({ kind: 'error', status: 200, body, contentType: 'application/json' });
    const { job, requests } = await read();
    expect(job.state).toMatchObject({ failure: { code: 'bad_answer' } });
    expect(requests).toBe(1);
  });

  it('that a filter stopped says so, and keeps what had come', async () => {
    server.play({ kind: 'answer', text: 'A part', finishReason: 'content_filter' });
    const { job } = await read();
    expect(job).toMatchObject({ text: 'A part', state: { failure: { code: 'content_filtered' } } });
  });

  it.each([
    ['thoughts alone', answers.thinkingOnly, 0],
    ['a placeholder alone', answers.imagePlaceholder, 1],
  ])('of %s is none', async (_, scenario, notes) => {
    server.play(scenario);
    const { job, requests } = await read();
    expect(job).toMatchObject({ text: '', state: { failure: { code: 'empty_answer' } } });
    expect(job.notes).toHaveLength(notes);
    expect(requests).toBe(1);
  });

  it('that loops is stopped, hung up on, and keeps what came before', async () => {
    server.play({ ...answers.loopWithoutEnd, charactersPerDelta: 40, deltaDelayMs: 1 });
    const { job } = await read();
    expect(job).toMatchObject({
      text: 'Total 119.00 EUR\n',
      notes: [],
      state: { failure: { code: 'repetition' } },
    });
    const request = await server.waitForRequest(({ closedEarly }) => closedEarly);
    expect(request.answeredText.length).toBeLessThan(5_000);
    expect(server.requests).toHaveLength(1);
    server.reset();
    server.play({ kind: 'answer', text: 'Total 119.00 EUR' });
    await read({ loosened: true });
    expect(server.requests[0]?.body).toMatchObject({ temperature: 0.5 });
  });
});

describe('a stream that breaks', () => {
  it.each([
    ['ends early', { how: 'end', afterCharacters: 14 }, 'cut_off'],
    ['is cut', { how: 'cut', afterCharacters: 14 }, 'cut_off'],
    ['bears an error', { how: 'error-event', afterCharacters: 14 }, 'server_error'],
  ] as const)('and %s keeps what had come and asks for nothing more', async (_, ending, code) => {
    server.play({ kind: 'answer', text: 'The first half. The second.', ending });
    const { job, requests } = await read();
    expect(job).toMatchObject({ text: 'The first half', state: { failure: { code } } });
    expect(requests).toBe(1);
  });

  it.each(['end', 'cut', 'error-event'] as const)(
    'by %s before any text is tried again by itself',

    async (how) => {
      server.play({ kind: 'answer', ending: { how, afterCharacters: 0 } }, { times: 1 });
      server.play({ kind: 'answer', text: 'Whole' });
      const { job, requests } = await read();
      expect(job).toMatchObject({ text: 'Whole', state: { phase: 'done' } });
      expect(requests).toBe(2);
    },
  );

  it('lets go of what it held back', async () => {
    server.play({
      kind: 'answer',
      text: 'Here is the wood',
      ending: { how: 'cut', afterCharacters: 11 },
    });
    expect((await read()).job.text).toBe('Here is the');
  });
});

describe('a refusal', () => {
  it.each([
    ['unauthorizedDetail', 'token_rejected'],
    ['unauthorizedMessage', 'token_rejected'],
    ['notAuthenticatedMessage', 'token_rejected'],
    ['notAuthenticatedDetail', 'origin_refused'],
    ['noBalanceDetail', 'no_balance'],
    ['noBalanceDetailError', 'no_balance'],
    ['noBalanceMessage', 'no_balance'],
    ['modelMissing', 'model_missing'],
    ['nativeModelMissing', 'model_missing'],
    ['methodNotAllowed', 'bad_answer'],
    ['contextLength', 'request_too_large'],
    ['imageNotDownloaded', 'image_unreachable'],
    ['tooLargeHtml', 'request_too_large'],
    ['tooLargeText', 'request_too_large'],
    ['unsupportedEncoding', 'request_refused'],
    ['unprocessableDetail', 'request_refused'],
    ['unprocessableMessage', 'request_refused'],
    ['htmlWith200', 'bad_answer'],
  ] as const)('%s is %s, and never asked again', async (name, code) => {
    server.play(errors[name]);
    const { job, requests } = await read();
    expect(job.state).toMatchObject({ phase: 'failed', failure: { code } });
    expect(requests).toBe(1);
  });

  it.each([
    ['requestTimeout', 'network'],
    ['modelBusy', 'model_busy'],
    ['rateLimitedMessage', 'rate_limited'],
    ['rateLimitedDetail', 'rate_limited'],
    ['internalMessage', 'server_error'],
    ['badGatewayHtml', 'server_error'],
    ['badGatewayText', 'server_error'],
    ['unavailableHtml', 'server_error'],
    ['unavailableText', 'server_error'],
  ] as const)('%s is %s, told, and asked again', async (name, code) => {
    server.play(errors[name], { times: 1 });
    server.play({ kind: 'answer', text: 'At last' });
    const { job, steps, requests } = await read();
    expect(steps).toContainEqual(
      expect.objectContaining({
        step: 'retrying',
        attempt: 2,
        failure: expect.objectContaining({ code }),
      }),
    );
    expect(job).toMatchObject({ text: 'At last', state: { phase: 'done' } });
    expect(requests).toBe(2);
  });

  it('waits as long as the server asks', async () => {
    server.play({ ...errors.modelBusy, headers: { 'retry-after': '3' } }, { times: 1 });
    server.play({ kind: 'answer', text: 'A' });
    const { steps } = await read();
    const [first, second] = server.requests;
    expect((second?.receivedAt ?? 0) - (first?.receivedAt ?? 0)).toBeGreaterThanOrEqual(
      3_000 / HASTE - 5,
    );
    expect(steps).toContainEqual(
      expect.objectContaining({ step: 'retrying', delayMs: 3_000 / HASTE }),
    );
  });

  it('is given up after four tries', async () => {
    server.play({ kind: 'close-at-once' });
    const { job, requests } = await read();
    expect(job.state).toMatchObject({ phase: 'failed', failure: { code: 'network' } });
    expect(requests).toBe(4);
  });

  it('of the option that turns thinking off is answered by leaving it out', async () => {
    server.play(errors.reasoningRefused, { times: 1 });
    server.play({ kind: 'answer', text: 'A' });
    const { job } = await read({ model: 'google/gemma-4-31B-it' });
    expect(job).toMatchObject({ text: 'A', state: { phase: 'done' } });
    expect(server.requests.map(({ body }) => body)).toEqual([
      expect.objectContaining({ reasoning_effort: 'none' }),
      expect.not.objectContaining({ reasoning_effort: expect.anything() }),
    ]);
  });

  it('of it in vain costs one request more, not a loop', async () => {
    server.play(errors.reasoningRefused);
    const { job, requests } = await read({ model: 'google/gemma-4-31B-it' });
    expect(job.state).toMatchObject({ failure: { code: 'request_refused' } });
    expect(requests).toBe(2);
  });
});

it('goes on where an answer was cut off', async () => {
  server.play({ kind: 'answer', text: 'chairs, walnut\nTotal 10' });
  const { job } = await read({ carried: 'INVOICE\nTwo chairs, wal' });
  expect(job.text).toBe('INVOICE\nTwo chairs, walnut\nTotal 10');
  expect(server.requests[0]?.body).toMatchObject({
    messages: [{ role: 'user' }, { role: 'assistant', content: 'INVOICE\nTwo chairs, wal' }],
  });
});

it('asks in words to go on where a server takes no beginning of an answer', async () => {
  server.play(errors.prefillRefused, { times: 1 });
  server.play({ kind: 'answer', text: 'walnut\nTotal 10' });
  const { job, requests } = await read({ carried: 'INVOICE\nTwo chairs, wal' });
  expect(job.text).toBe('INVOICE\nTwo chairs, walnut\nTotal 10');
  expect(requests).toBe(2);
  expect(server.requests[1]?.body).toMatchObject({
    messages: [{ role: 'user' }, { role: 'assistant' }, { role: 'user' }],
  });
});

it('waits for the network and goes on by itself', async () => {
  const network = { onLine: false };
  vi.stubGlobal('navigator', network);
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('removeEventListener', () => {});
  server.play({ kind: 'close-at-once' }, { times: 1 });
  server.play({ kind: 'answer', text: 'Back' });
  const { job, steps, requests } = await read(
    {},
    {
      onEvent: (event) => {
        if (event.type === 'progress' && event.progress.step === 'waiting-for-network') {
          setTimeout(() => (network.onLine = true), 300);
        }
      },
    },
  );
  expect(steps.map(({ step }) => step)).not.toContain('retrying');
  expect(job).toMatchObject({ text: 'Back', state: { phase: 'done' } });
  expect(requests).toBe(2);
});

it('stops while it waits, before and after text, with one end', async () => {
  for (const scenario of [
    { kind: 'answer', headersDelayMs: Infinity },
    { kind: 'answer', text: 'A'.repeat(9), ending: { how: 'silence', afterCharacters: 3 } },
    errors.modelBusy,
  ] as const) {
    server.play(scenario);
    const stop = new AbortController();
    const { job } = await read(
      {},
      {
        signal: stop.signal,
        onEvent: (event) => {
          if (event.type === 'text') stop.abort();
          if (event.type !== 'progress') return;
          if (event.progress.step === 'retrying') stop.abort();
          else setTimeout(() => stop.abort(), 100);
        },
      },
    );
    expect(job.state.phase).toBe('cancelled');
    expect(server.requests).toHaveLength(1);
    server.reset();
  }
});
