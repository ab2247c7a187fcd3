import { afterEach, expect, test, vi } from 'vitest';
import { fail } from '../../core/failure.ts';
import type { ReadEvent } from '../../core/read-event.ts';
import type { LineRecogniser } from './line-recogniser.ts';
import type { OcrEngine } from './read-image.ts';
import { createOnDeviceReader } from './read-on-device.ts';
import { serveReads } from './serve-reads.ts';
import type { WorkerPort } from './worker-channel.ts';

vi.mock('./decode-pixels.ts', () => ({
  decodePixels: async (image: Blob) => {
    if (image.size === 0) fail('image_damaged');
    return { width: 1, height: 1, data: new Uint8ClampedArray(4) };
  },
}));

/** The page's and the worker's end of one worker: messages are copied, and arrive in later tasks. */
class FakeWorker extends EventTarget implements WorkerPort {
  readonly #inside = new EventTarget();
  isTerminated = false;

  constructor(load?: () => Promise<OcrEngine>) {
    super();
    const say = (message: unknown) => this.#send(this, message);
    if (load) serveReads(Object.assign(this.#inside, { postMessage: say }), load);
  }

  postMessage(message: unknown): void {
    this.#send(this.#inside, message);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  #send(to: EventTarget, message: unknown): void {
    const data: unknown = structuredClone(message);
    setTimeout(() => {
      if (!this.isTerminated) to.dispatchEvent(new MessageEvent('message', { data }));
    });
  }
}

const box = (top: number) => ({ centreX: 50, centreY: top, width: 100, height: 20, angle: 0 });

const numberLines: LineRecogniser['recognise'] = async function* (_image, lines) {
  for (const [index, line] of lines.entries()) {
    const word = { start: 0, end: 40, confidence: 0.9 };
    const words = [
      { ...word, text: 'line' },
      { ...word, text: String(index + 1) },
    ];
    yield { box: line, words, confidence: 0.9 };
  }
};

/** Finds three lines and reads them as `line 1` to `line 3`. */
function fakeEngine(recognise?: LineRecogniser['recognise']): OcrEngine {
  return {
    detector: { detect: async () => [box(60), box(20), box(100)] },
    plan: async (_image, lines) => ({ lines, recogniser: { recognise: recognise ?? numberLines } }),
  };
}

const image = { image: new Blob(['pixels']), languages: 'auto' } as const;
/** Milliseconds: ample for a busy machine, except where a test waits for one of them to pass. */
const ample = { idle: 10_000, start: 10_000, silence: 10_000, cancel: 1000 };
const never = new AbortController().signal;
const started: FakeWorker[] = [];

function readerOf(createWorker: () => FakeWorker, short: Partial<typeof ample> = {}) {
  const { idle, ...limits } = { ...ample, ...short };
  return createOnDeviceReader({
    workerUrl: 'worker.js',
    filesUrl: 'engine/',
    limits,
    idle,
    createWorker: () => {
      const worker = createWorker();
      started.push(worker);
      return worker;
    },
  });
}

async function collect(events: AsyncIterable<ReadEvent>): Promise<ReadEvent[]> {
  const all: ReadEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

const textOf = (events: readonly ReadEvent[]) =>
  events.map((event) => (event.type === 'text' ? event.text : '')).join('');
const endsOf = (events: readonly ReadEvent[]) =>
  events.flatMap((event) => (event.type === 'end' ? [event.end] : []));

afterEach(() => {
  started.length = 0;
});

test('reads row by row, in reading order, with words, progress and one end', async () => {
  const reader = readerOf(() => new FakeWorker(async () => fakeEngine()));
  const events = await collect(reader.read(image, never));
  expect(textOf(events)).toBe('line 1\nline 2\nline 3');
  expect(events[0]).toEqual({ type: 'progress', progress: { step: 'loading-engine' } });
  const words = events.flatMap((event) => (event.type === 'words' ? event.words : []));
  expect(words.map(({ text, line, y }) => [text, line, y])).toEqual([
    ['line', 0, 10],
    ['1', 0, 10],
    ['line', 1, 50],
    ['2', 1, 50],
    ['line', 2, 90],
    ['3', 2, 90],
  ]);
  expect(events.at(-2)).toEqual({
    type: 'progress',
    progress: { step: 'reading-lines', done: 3, total: 3 },
  });
  expect(endsOf(events)).toEqual([{ kind: 'complete' }]);
});

test('reads one image after another with one worker, which is freed when it idles', async () => {
  const reader = readerOf(() => new FakeWorker(async () => fakeEngine()), { idle: 50 });
  const all = await Promise.all([1, 2, 3].map(() => collect(reader.read(image, never))));
  expect(all.flatMap(endsOf).map((end) => end.kind)).toEqual(['complete', 'complete', 'complete']);
  expect(started).toHaveLength(1);
  await vi.waitFor(() => expect(started[0]?.isTerminated).toBe(true));
  expect(endsOf(await collect(reader.read(image, never)))).toEqual([{ kind: 'complete' }]);
  expect(started).toHaveLength(2);
});

test('a failure of the image is passed on, and the worker reads the next', async () => {
  const reader = readerOf(() => new FakeWorker(async () => fakeEngine()));
  expect(endsOf(await collect(reader.read({ ...image, image: new Blob([]) }, never)))).toEqual([
    { kind: 'failed', failure: { code: 'image_damaged' } },
  ]);
  expect(textOf(await collect(reader.read(image, never)))).toContain('line 3');
  expect(started).toHaveLength(1);
});

const unavailable = { kind: 'failed', failure: { code: 'engine_unavailable' } };

test('a worker that never answers, fails to load or loses its script is unavailable', async () => {
  const silent = readerOf(() => new FakeWorker(), { start: 50 });
  expect(endsOf(await collect(silent.read(image, never)))).toMatchObject([unavailable]);
  const corrupt = readerOf(() => new FakeWorker(() => Promise.reject(new Error('no model'))));
  expect(endsOf(await collect(corrupt.read(image, never)))).toMatchObject([unavailable]);
  const missing = readerOf(() => {
    const worker = new FakeWorker();
    setTimeout(() => worker.dispatchEvent(new Event('error')));
    return worker;
  });
  expect(endsOf(await collect(missing.read(image, never)))).toMatchObject([unavailable]);
  const forbidden = readerOf(() => {
    throw new Error('refused by the policy');
  });
  expect(endsOf(await collect(forbidden.read(image, never)))).toMatchObject([unavailable]);
  expect(started.every((worker) => worker.isTerminated)).toBe(true);
});

test('a worker that ran out of memory is replaced', async () => {
  const poor = fakeEngine(() => {
    throw new RangeError('Array buffer allocation failed');
  });
  const reader = readerOf(() => new FakeWorker(async () => poor));
  expect(endsOf(await collect(reader.read(image, never)))).toMatchObject([
    { kind: 'failed', failure: { code: 'engine_out_of_memory' } },
  ]);
  expect(started[0]?.isTerminated).toBe(true);
});

test('a worker that falls silent while it reads counts as dead', async () => {
  const stuck = fakeEngine(async function* () {
    yield await new Promise<never>(() => {});
  });
  const reader = readerOf(() => new FakeWorker(async () => stuck), { silence: 200 });
  expect(endsOf(await collect(reader.read(image, never)))).toMatchObject([unavailable]);
  expect(started[0]?.isTerminated).toBe(true);
});

test('a worker that dies while it reads fails that read once, and the next has a new one', async () => {
  const dying = fakeEngine(async function* (_image, lines) {
    const [box] = lines;
    if (box)
      yield { box, words: [{ text: 'line', start: 0, end: 40, confidence: 0.9 }], confidence: 0.9 };
    // Long after its words were sent, which are gathered for a tenth of a second.
    setTimeout(() => started[0]?.dispatchEvent(new Event('error')), 300);
    yield await new Promise<never>(() => {});
  });
  const engines = [dying, fakeEngine()];
  const reader = readerOf(() => new FakeWorker(async () => engines.shift() ?? fakeEngine()));
  const events = await collect(reader.read(image, never));
  expect(textOf(events)).toBe('line');
  expect(endsOf(events)).toMatchObject([unavailable]);
  expect(started.map(({ isTerminated }) => isTerminated)).toEqual([true]);
  expect(textOf(await collect(reader.read(image, never)))).toContain('line 3');
  expect(started).toHaveLength(2);
});

test('within 100 ms of an abort its worker is gone or free, and the next image is read', async () => {
  const stuck = fakeEngine(async function* () {
    yield await new Promise<never>(() => {});
  });
  const engines = [stuck, fakeEngine()];
  const createWorker = () => new FakeWorker(async () => engines.shift() ?? fakeEngine());
  // With the limits that the product has.
  const reader = createOnDeviceReader({
    workerUrl: 'worker.js',
    filesUrl: 'engine/',
    createWorker: () => {
      const worker = createWorker();
      started.push(worker);
      return worker;
    },
  });
  const abort = new AbortController();
  let abortedAt = 0;
  for await (const event of reader.read(image, abort.signal)) {
    if (event.type !== 'progress' || event.progress.step !== 'reading-lines') continue;
    abortedAt = performance.now();
    abort.abort();
  }
  expect(performance.now() - abortedAt).toBeLessThan(100);
  const next = collect(reader.read(image, never));
  await vi.waitFor(() => expect(started[0]?.isTerminated).toBe(true), { interval: 5 });
  expect(performance.now() - abortedAt).toBeLessThan(100);
  expect(textOf(await next)).toContain('line 3');
  reader.close();
});

test('aborting ends the stream at once and a worker that hears nothing is terminated', async () => {
  const stuck = fakeEngine(async function* () {
    yield await new Promise<never>(() => {});
  });
  const reader = readerOf(() => new FakeWorker(async () => stuck), { cancel: 20 });
  const abort = new AbortController();
  const after: ReadEvent[] = [];
  for await (const event of reader.read(image, abort.signal)) {
    if (abort.signal.aborted) after.push(event);
    if (event.type === 'progress' && event.progress.step === 'reading-lines') abort.abort();
  }
  expect(after).toEqual([{ type: 'end', end: { kind: 'cancelled' } }]);
  await vi.waitFor(() => expect(started[0]?.isTerminated).toBe(true));
});

test('a worker that hears of the abort is kept', async () => {
  const patient = fakeEngine(async function* (_image, lines) {
    for (const line of lines) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      yield { box: line, words: [], confidence: 0 };
    }
  });
  const reader = readerOf(() => new FakeWorker(async () => patient));
  const abort = new AbortController();
  for await (const event of reader.read(image, abort.signal)) {
    if (event.type === 'progress' && event.progress.step === 'reading-lines') abort.abort();
  }
  expect(endsOf(await collect(reader.read(image, never)))).toEqual([{ kind: 'complete' }]);
  expect(started).toHaveLength(1);
});

test('what is aborted before or while it waits is cancelled and never read', async () => {
  const reader = readerOf(() => new FakeWorker(async () => fakeEngine()));
  const first = collect(reader.read(image, never));
  const abort = new AbortController();
  const second = collect(reader.read(image, abort.signal));
  abort.abort();
  expect(endsOf(await second)).toEqual([{ kind: 'cancelled' }]);
  expect(await collect(reader.read(image, AbortSignal.abort()))).toEqual([
    { type: 'end', end: { kind: 'cancelled' } },
  ]);
  expect(endsOf(await first)).toEqual([{ kind: 'complete' }]);
});

test('a consumer that leaves early lets the next one in', async () => {
  const reader = readerOf(() => new FakeWorker(async () => fakeEngine()));
  for await (const event of reader.read(image, never)) if (event.type === 'text') break;
  expect(endsOf(await collect(reader.read(image, never)))).toEqual([{ kind: 'complete' }]);
});

test('closing cancels what is read and frees the engine; a later read starts it again', async () => {
  const reader = readerOf(() => new FakeWorker(async () => fakeEngine()));
  const reading = collect(reader.read(image, never));
  setTimeout(() => reader.close());
  expect(endsOf(await reading)).toEqual([{ kind: 'cancelled' }]);
  await vi.waitFor(() => expect(started[0]?.isTerminated).toBe(true));
  expect(endsOf(await collect(reader.read(image, never)))).toEqual([{ kind: 'complete' }]);
});
