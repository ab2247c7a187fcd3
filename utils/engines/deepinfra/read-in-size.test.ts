import { describe, expect, it, vi } from 'vitest';
import { shippedCatalogue } from '../../core/catalogue.ts';
import { FailureError } from '../../core/failure.ts';
import { newJob, reduceJob, type Job } from '../../core/job.ts';
import { plainWish } from '../../core/wish.ts';
import type { ReadEvent } from '../../core/read-event.ts';
import { defaultSettings } from '../../core/settings.ts';
import type { Seam } from '../../core/tiles.ts';
import { tasks } from '../../core/task.ts';
import type { Reader, ReadRequest } from '../reader.ts';
import type { Hold } from './meter.ts';
import { readInSize, type SizeWorld } from './read-in-size.ts';

// Node decodes no images: a blob's text says how many tiles it is cut into.
vi.mock(import('../../image/sized-image.ts'), () => ({
  sizeImage: async (image: Blob) => {
    const count = Number(await image.text());
    const seam: Seam = { kind: 'blank', gap: 'line' };
    const tiles = Array.from({ length: count }, (_, index) => ({
      width: 320,
      height: 320,
      seam: index === 0 ? null : seam,
      asIs: count === 1,
      encode: async () => new Blob([`tile ${index + 1}`]),
    }));
    return { tiles, close: () => {} };
  },
}));

const complete: ReadEvent = { type: 'end', end: { kind: 'complete' } };
const sending: ReadEvent = { type: 'progress', progress: { step: 'sending' } };
const text = (piece: string): ReadEvent => ({ type: 'text', text: piece });
const usage = (costUsd: number | null): ReadEvent => ({
  type: 'usage',
  usage: { promptTokens: 100, completionTokens: 10, costUsd },
});
const failed = (code: 'server_error' | 'request_refused', status: number): ReadEvent => ({
  type: 'end',
  end: { kind: 'failed', failure: { code, status } },
});

interface Given {
  readonly answers: readonly (readonly ReadEvent[])[];
  readonly request?: Partial<ReadRequest>;
  readonly world?: Partial<SizeWorld>;
}

async function run({ answers, request = {}, world = {} }: Given) {
  const asked: ReadRequest[] = [];
  const settled: number[] = [];
  const reserved: { expected: number; most: number }[] = [];
  const ask: Reader = async function* (request) {
    asked.push(request);
    yield* answers[asked.length - 1] ?? [complete];
  };
  const hold: Hold = { settle: async (usd) => void settled.push(usd) };
  const read = readInSize(ask, {
    meter: {
      reserve: async (cost) => {
        reserved.push(cost);
        return hold;
      },
    },
    models: async () => shippedCatalogue.models,
    mayReach: async () => true,
    ...world,
  });
  const source = { kind: 'file', name: 'a.png' } as const;
  let job: Job = newJob({ ...plainWish('extract-text'), id: 'a', createdAt: 0, source });
  job = reduceJob(job, { at: 1, type: 'reading', engine: 'deepinfra', model: 'm' });
  const given: ReadRequest = {
    task: tasks['extract-text'],
    prompt: tasks['extract-text'].prompt({ inputs: {}, imageCount: 1, uiLanguage: 'en' }),
    schema: null,
    inputs: {},
    earlier: [],
    carried: '',
    loosened: false,
    images: [new Blob(['1'])],
    model: defaultSettings.model,
    settings: defaultSettings,
    token: 'secret',
    ...request,
  };
  const events: ReadEvent[] = [];
  for await (const event of read(given, new AbortController().signal)) {
    events.push(event);
    job = reduceJob(job, { at: 2, type: 'read', event });
  }
  expect(events.filter(({ type }) => type === 'end')).toHaveLength(1);
  return { job, events, asked, settled, reserved };
}

describe('readInSize', () => {
  it('asks once for an image that is looked at whole, and passes the answer on', async () => {
    const { job, asked, settled, reserved } = await run({
      answers: [[sending, text('A '), text('b\n'), usage(0.004), complete]],
    });
    expect(job).toMatchObject({ text: 'A b\n', state: { phase: 'done' } });
    expect(asked).toHaveLength(1);
    // 100 squares of 32 pixels, and the prompt.
    expect(job.estimate?.promptTokens).toBeGreaterThan(150);
    expect(job.estimate?.promptTokens).toBeLessThan(500);
    expect(reserved[0]?.most).toBeGreaterThan(8192 * 0.88e-6);
    expect(settled[0]).toBe(0.004);
  });

  it('reads tiles one after the other, as one text with one bill', async () => {
    const { job, asked, events, settled } = await run({
      request: { images: [new Blob(['3'])] },
      answers: [
        [sending, text('one\n'), usage(0.1), complete],
        [sending, text('two'), usage(0.2), complete],
        [sending, text('three'), usage(0.3), complete],
      ],
    });
    expect(job).toMatchObject({
      text: 'one\ntwo\nthree',
      usage: { promptTokens: 300, costUsd: 0.6000000000000001 },
      state: { phase: 'done' },
    });
    const sent = await Promise.all(asked.map(async ({ images: [tile] }) => tile?.text()));
    expect(sent).toEqual(['tile 1', 'tile 2', 'tile 3']);
    expect(events).toContainEqual({
      type: 'progress',
      progress: { step: 'reading-part', part: 2, total: 3 },
    });
    expect(settled[0]).toBeCloseTo(0.6);
  });

  it('stops at a tile that fails, and keeps what came before', async () => {
    const { job, asked } = await run({
      request: { images: [new Blob(['3'])] },
      answers: [
        [sending, text('one'), complete],
        [sending, failed('server_error', 500)],
      ],
    });
    expect(job).toMatchObject({ text: 'one', state: { failure: { code: 'server_error' } } });
    expect(asked).toHaveLength(2);
  });

  it('asks about a tall image in one request where it is not read line by line', async () => {
    const turn = { question: '', answer: 'x' };
    for (const request of [{ task: tasks['describe-image'] }, { earlier: [turn] }]) {
      const { asked } = await run({
        request: { ...request, images: [new Blob(['2']), new Blob(['1'])] },
        answers: [[text('A'), complete]],
      });
      expect(asked).toHaveLength(1);
      expect(asked[0]?.images).toHaveLength(3);
      expect(asked[0]?.captions).toEqual([
        'Image 1, part 1 of 2 from top to bottom, overlapping:',
        'Image 1, part 2 of 2 from top to bottom, overlapping:',
        'Image 2:',
      ]);
    }
  });

  it('sends nothing that could pass a cap', async () => {
    const reserve = async () => {
      throw new FailureError({ code: 'cap_reached' });
    };
    const { job, asked } = await run({ answers: [], world: { meter: { reserve } } });
    expect(job.state).toEqual({ phase: 'failed', failure: { code: 'cap_reached' } });
    expect(asked).toEqual([]);
  });

  it('counts a model without a price rather too dear, and a server of one’s own as free', async () => {
    const unknown = await run({ answers: [], request: { model: 'new/model' } });
    expect(unknown.job.estimate?.costUsd).toBeNull();
    expect(unknown.reserved[0]?.most).toBeGreaterThan(0.01);
    const settings = { ...defaultSettings, baseUrl: 'http://localhost:11434/v1' };
    const own = await run({ answers: [], request: { settings } });
    expect(own.reserved[0]).toEqual({ expected: 0, most: 0 });
  });

  it('asks no other server without access to it', async () => {
    const settings = { ...defaultSettings, baseUrl: 'http://localhost:11434/v1' };
    const world = { mayReach: async () => false };
    const { job, asked } = await run({ answers: [], request: { settings }, world });
    expect(job.state).toMatchObject({ failure: { code: 'host_not_allowed' } });
    expect(asked).toEqual([]);
  });

  it('sends pixels where the server refuses an address, and only then', async () => {
    const addresses = ['https://pictures.example/a.png'];
    const refused = await run({
      request: { addresses },
      answers: [
        [sending, failed('request_refused', 400)],
        [sending, text('A'), complete],
      ],
    });
    expect(refused.job).toMatchObject({ text: 'A', state: { phase: 'done' } });
    expect(refused.asked.map(({ addresses }) => addresses)).toEqual([addresses, undefined]);
    const broken = await run({
      request: { addresses },
      answers: [[sending, failed('server_error', 500)]],
    });
    expect(broken.asked).toHaveLength(1);
    const tall = await run({ request: { addresses, images: [new Blob(['2'])] }, answers: [] });
    expect(tall.asked.map(({ addresses }) => addresses)).toEqual([undefined, undefined]);
  });
});
