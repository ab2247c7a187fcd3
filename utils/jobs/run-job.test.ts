import { describe, expect, it } from 'vitest';
import { FailureError } from '../core/failure.ts';
import { newJob, reduceJob, type Job, type JobEvent } from '../core/job.ts';
import { plainWish } from '../core/wish.ts';
import type { ReadEvent } from '../core/read-event.ts';
import { defaultSettings } from '../core/settings.ts';
import type { Reader } from '../engines/reader.ts';
import { runJob, type JobWorld } from './run-job.ts';

const job = newJob({
  id: 'a',
  createdAt: 0,
  ...plainWish('extract-text'),
  source: { kind: 'visible-tab', tabId: 1, windowId: 1 },
});

const reader = (...events: ReadEvent[]): Reader =>
  async function* () {
    yield* events;
  };
const done = { type: 'end', end: { kind: 'complete' } } as const;

function world(change: Partial<JobWorld> = {}): JobWorld {
  const images = new Map<string, Blob>();
  return {
    store: {
      saveImage: async (id, image) => void images.set(id, image),
      loadImage: async (id) => images.get(id) ?? null,
    },
    loadPage: async () => undefined,
    capture: async () => [{ image: new Blob(['pixels']), rung: 'screenshot' }],
    normalise: async (image) => ({ image, width: 10, height: 20 }),
    loadSettings: async () => defaultSettings,
    loadToken: async () => '',
    readers: {
      deepinfra: reader({ type: 'text', text: 'cloud' }, done),
      'on-device': reader({ type: 'text', text: 'device' }, done),
    },
    uiLanguage: () => 'en',
    now: () => 7,
    ...change,
  };
}

async function run(given: JobWorld, from: Job = job, signal = new AbortController().signal) {
  const events: JobEvent[] = [];
  await runJob(from, given, (event) => events.push(event), signal);
  const ends = events.filter(
    ({ type, ...rest }) => type === 'read' && 'event' in rest && rest.event.type === 'end',
  );
  expect(ends).toHaveLength(1);
  expect(events.at(-1)).toBe(ends[0]);
  return events.reduce(reduceJob, from);
}

describe('runJob', () => {
  it('captures, then reads on this device without a token', async () => {
    expect(await run(world())).toMatchObject({
      text: 'device',
      engine: 'on-device',
      model: null,
      images: [{ id: 'a', capture: { rung: 'screenshot', width: 10, height: 20 } }],
      state: { phase: 'done' },
    });
  });

  it('reads with DeepInfra where there is a token', async () => {
    const read = await run(world({ loadToken: async () => 'secret' }));
    expect(read).toMatchObject({
      text: 'cloud',
      engine: 'deepinfra',
      model: defaultSettings.model,
    });
    expect(JSON.stringify(read)).not.toContain('secret');
  });

  it('asks another server without a token, and gives it no token but its own', async () => {
    const baseUrl = 'http://localhost:11434/v1';
    const asked: string[] = [];
    const read = await run(
      world({
        loadSettings: async () => ({ ...defaultSettings, baseUrl }),
        loadToken: async (url) => {
          asked.push(url);
          return '';
        },
      }),
    );
    expect(asked).toEqual([baseUrl]);
    expect(read).toMatchObject({ text: 'cloud', server: 'localhost:11434' });
  });

  describe('the address of the image', () => {
    const source = {
      kind: 'page-image',
      tabId: 1,
      windowId: 1,
      frameId: 0,
      srcUrl: 'https://pictures.example/a.png',
      targetElementId: null,
    } as const;
    const addressOf = async (
      rung: 'image-bytes' | 'background-fetch' | 'screenshot',
      { sendAddress = true, srcUrl = source.srcUrl }: { sendAddress?: boolean; srcUrl?: string },
    ) => {
      let addresses: readonly (string | null)[] = [];
      const deepinfra: Reader = async function* (request) {
        addresses = request.addresses ?? [];
        yield done;
      };
      const given = world({
        capture: async () => [{ image: new Blob(['pixels']), rung }],
        loadSettings: async () => ({ ...defaultSettings, sendAddress }),
        loadToken: async () => 'secret',
        readers: { deepinfra, 'on-device': reader(done) },
      });
      await run(given, { ...job, source: { ...source, srcUrl } });
      return addresses;
    };

    it('is told where the file from there was captured, and the person wants it', async () => {
      expect(await addressOf('image-bytes', {})).toEqual([source.srcUrl]);
      expect(await addressOf('background-fetch', {})).toEqual([source.srcUrl]);
      expect(await addressOf('screenshot', {})).toEqual([null]);
      expect(await addressOf('image-bytes', { sendAddress: false })).toEqual([]);
      const srcUrl = 'https://nas.local/a.png';
      expect(await addressOf('image-bytes', { srcUrl })).toEqual([null]);
    });
  });

  it('keeps the captured image when the task needs a token, for the retry', async () => {
    const failed = await run(world(), { ...job, task: 'describe-image' });
    expect(failed).toMatchObject({
      images: [{ id: 'a' }],
      state: { phase: 'failed', failure: { code: 'token_missing' } },
    });
  });

  it('does not capture again what it has', async () => {
    const given = world({
      capture: async () => {
        throw new Error('captured twice');
      },
    });
    await given.store.saveImage('b', new Blob(['x']));
    const again = await run(given, {
      ...job,
      images: [{ id: 'b', capture: { rung: 'image-bytes', width: 1, height: 1 } }],
    });
    expect(again).toMatchObject({ images: [{ id: 'b' }], text: 'device' });
  });

  it('says what failed in the capture', async () => {
    const given = world({
      capture: async () => {
        throw new FailureError({ code: 'image_empty' });
      },
    });
    expect((await run(given)).state).toEqual({ phase: 'failed', failure: { code: 'image_empty' } });
  });

  it('takes an engine that breaks or forgets its end for a failure of ours', async () => {
    const mute = world({ readers: { deepinfra: reader(), 'on-device': reader() } });
    expect((await run(mute)).state).toMatchObject({ failure: { code: 'internal' } });
    const broken: Reader = () => {
      throw new TypeError('x');
    };
    const breaking = world({ readers: { deepinfra: broken, 'on-device': broken } });
    expect((await run(breaking)).state).toMatchObject({ failure: { code: 'internal' } });
  });

  it('is cancelled, not failed, when it is stopped while capturing', async () => {
    const controller = new AbortController();
    const given = world({
      capture: async (_source, signal) => {
        controller.abort();
        signal.throwIfAborted();
        throw new Error('unreachable');
      },
    });
    expect((await run(given, job, controller.signal)).state).toEqual({ phase: 'cancelled' });
  });
});
