import { describe, expect, it, vi } from 'vitest';
import { newJob, reduceJob, type Job, type JobEvent } from '../core/job.ts';
import { isPrivateKey } from '../core/private-key.ts';
import { plainWish } from '../core/wish.ts';
import type { BackgroundToView } from '../core/messages.ts';
import { createJobDesk, type DeskWorld } from './job-desk.ts';

const source = { kind: 'visible-tab', tabId: 1, windowId: 1 } as const;

function memoryStore(jobs: Job[] = []): DeskWorld['store'] & { readonly jobs: Map<string, Job> } {
  const stored = new Map(jobs.map((job) => [job.id, job]));
  return {
    jobs: stored,
    saveJob: async (job) => void stored.set(job.id, job),
    loadJob: async (id) => stored.get(id) ?? null,
    newestJob: async () => newestOf([...stored.values()]),
    newestPublicJob: async () =>
      newestOf([...stored.values()].filter(({ id }) => !isPrivateKey(id))),
    prune: async () => {},
  };
}

function newestOf(jobs: readonly Job[]): Job | null {
  return jobs.toSorted((a, b) => b.createdAt - a.createdAt)[0] ?? null;
}

function makeDesk(store = memoryStore(), sameSession = true) {
  const runs: { job: Job; emit: (event: JobEvent) => void; signal: AbortSignal }[] = [];
  let clock = 100;
  let ids = 0;
  const desk = createJobDesk({
    store,
    run: async (job, emit, signal) => void runs.push({ job, emit, signal }),
    onRunning: vi.fn(),
    onNewest: vi.fn(),
    isOfThisSession: async () => sameSession,
    now: () => clock++,
    newId: () => `job-${ids++}`,
  });
  return { desk, runs, store };
}

const text = (piece: string): JobEvent => ({
  at: 1,
  type: 'read',
  event: { type: 'text', text: piece },
});
const complete: JobEvent = {
  at: 2,
  type: 'read',
  event: { type: 'end', end: { kind: 'complete' } },
};

/** What a view holds after all messages: the reducer run on both sides must agree. */
function viewOf(messages: BackgroundToView[]): Job | null {
  return messages.reduce<Job | null>(
    (job, message) => (message.type === 'job' ? message.job : job && reduceJob(job, message.event)),
    null,
  );
}

describe('the job desk', () => {
  it('shows a late view the same job as an early one', async () => {
    const { desk, runs, store } = makeDesk();
    const early: BackgroundToView[] = [];
    const late: BackgroundToView[] = [];
    const signal = new AbortController().signal;
    await desk.follow((message) => early.push(message), true, signal);
    const { id } = desk.start(plainWish('extract-text'), source);
    runs[0]?.emit(text('first '));
    await desk.follow((message) => late.push(message), false, signal);
    runs[0]?.emit(text('second'));
    runs[0]?.emit(complete);
    expect(viewOf(late)).toEqual(viewOf(early));
    expect(viewOf(late)).toMatchObject({ text: 'first second', state: { phase: 'done' } });
    expect(store.jobs.get(id)).toEqual(viewOf(late));
  });

  it('stops at once, keeps the text and tells the runner', () => {
    const { desk, runs, store } = makeDesk();
    const { id } = desk.start(plainWish('extract-text'), source);
    runs[0]?.emit(text('half'));
    desk.stop(id);
    expect(runs[0]?.signal.aborted).toBe(true);
    runs[0]?.emit(text(' more'));
    expect(store.jobs.get(id)).toMatchObject({ text: 'half', state: { phase: 'cancelled' } });
  });

  it('ends the old job when a new one starts', () => {
    const { desk, runs, store } = makeDesk();
    const { id } = desk.start(plainWish('extract-text'), source);
    desk.start(plainWish('describe-image'), source);
    expect(runs[0]?.signal.aborted).toBe(true);
    expect(runs[1]?.signal.aborted).toBe(false);
    expect(store.jobs.get(id)?.state.phase).toBe('cancelled');
  });

  it('shows and keeps a check that comes after the end, until a new job starts', async () => {
    const { desk, runs, store } = makeDesk();
    const seen: BackgroundToView[] = [];
    await desk.follow((message) => seen.push(message), false, new AbortController().signal);
    const { id } = desk.start(plainWish('extract-text'), source);
    runs[0]?.emit(text('1,240'));
    runs[0]?.emit(complete);
    const doubt = { start: 0, end: 5, reason: 'unlike', seen: '1,248', places: [] } as const;
    runs[0]?.emit({ at: 3, type: 'checked', words: [], doubts: [{ ...doubt, places: [] }] });
    await vi.waitFor(() => expect(viewOf(seen)).toMatchObject({ text: '1,240', doubts: [doubt] }));
    expect(store.jobs.get(id)).toEqual(viewOf(seen));
    expect(runs[0]?.signal.aborted).toBe(false);
    desk.start(plainWish('extract-text'), source);
    expect(runs[0]?.signal.aborted).toBe(true);
  });

  it('finds that a stored job was cut off with the worker', async () => {
    const base = newJob({ id: 'old', createdAt: 1, ...plainWish('extract-text'), source });
    const running = [
      { at: 2, type: 'reading', engine: 'deepinfra', model: 'm' } as const,
      text('what had come'),
    ].reduce(reduceJob, base);
    const { desk, store } = makeDesk(memoryStore([running]));
    const seen: BackgroundToView[] = [];
    await desk.follow((message) => seen.push(message), false, new AbortController().signal);
    expect(viewOf(seen)).toMatchObject({ text: 'what had come', state: { phase: 'interrupted' } });
    expect(store.jobs.get('old')?.state.phase).toBe('interrupted');
  });

  it('runs an interrupted job again on its stored image', async () => {
    const base = newJob({ id: 'old', createdAt: 1, ...plainWish('extract-text'), source });
    const captured = reduceJob(base, {
      at: 2,
      type: 'captured',
      images: [{ id: 'image-1', capture: { rung: 'image-bytes', width: 9, height: 9 } }],
    });
    const { desk, runs } = makeDesk(memoryStore([captured]));
    await desk.again('old', () => plainWish('describe-image'));
    expect(runs[0]?.job).toMatchObject({
      images: [{ id: 'image-1' }],
      task: 'describe-image',
      text: '',
    });
  });

  describe('after the worker was killed before anything had come', () => {
    const capture = { rung: 'image-bytes', width: 9, height: 9 } as const;
    const begun = newJob({ id: 'old', createdAt: 90, ...plainWish('extract-text'), source });
    const events: JobEvent[] = [
      { at: 91, type: 'captured', images: [{ id: 'image-1', capture }] },
      { at: 92, type: 'reading', engine: 'deepinfra', model: 'm' },
    ];
    const reading = events.reduce(reduceJob, begun);
    const forPicker = {
      ...begun,
      source: {
        kind: 'page-image',
        tabId: 1,
        windowId: 1,
        frameId: 0,
        srcUrl: null,
        targetElementId: null,
      } as const,
    };

    it.each([
      ['a request was under way', reading, true],
      ['the browser was started anew, with the image kept', reading, false],
      ['the image was being captured', begun, true],
    ])('takes the job up again where %s', async (_, stored, sameSession) => {
      const { desk, runs, store } = makeDesk(memoryStore([stored]), sameSession);
      const seen: BackgroundToView[][] = [[], []];
      const { signal } = new AbortController();
      // Two views at once, and the worker's own start, and still it runs once.
      await Promise.all([
        desk.restore(),
        ...seen.map((messages) => desk.follow((message) => messages.push(message), true, signal)),
      ]);
      expect(runs).toHaveLength(1);
      expect(runs[0]?.job).toMatchObject({ id: 'old', resumes: 1, images: stored.images });
      runs[0]?.emit(text('whole'));
      runs[0]?.emit(complete);
      await vi.waitFor(() => {
        for (const messages of seen) {
          expect(viewOf(messages)).toMatchObject({ text: 'whole', state: { phase: 'done' } });
        }
      });
      expect(store.jobs.size).toBe(1);
    });

    it.each([
      ['was killed with it too often', { ...reading, resumes: 5 }, true],
      ['is from yesterday', { ...reading, createdAt: -24 * 3_600_000 }, true],
      ['would capture in a tab of another session', begun, false],
      ['would ask the person once more to choose', forPicker, true],
      ['has text that was paid for', reduceJob(reading, text('paid')), true],
    ])('leaves a job interrupted that %s', async (_, stored, sameSession) => {
      const { desk, runs, store } = makeDesk(memoryStore([stored]), sameSession);
      await desk.restore();
      expect(runs).toEqual([]);
      expect(store.jobs.get('old')?.state.phase).toBe('interrupted');
    });

    it('yields to a newer wish', async () => {
      const { desk, runs, store } = makeDesk(memoryStore([reading]));
      const restored = desk.restore();
      const { id } = desk.start(plainWish('extract-text'), source);
      await restored;
      expect(runs.map(({ job }) => job.id)).toEqual([id]);
      expect(store.jobs.get('old')?.state.phase).toBe('interrupted');
    });

    it('can be stopped by whoever comes first', async () => {
      const { desk, store } = makeDesk(memoryStore([reading]));
      desk.stop('old');
      await vi.waitFor(() => expect(store.jobs.get('old')?.state.phase).toBe('cancelled'));
    });
  });

  it('shows the first text only once it is stored, so that it is never paid for twice', async () => {
    const store = memoryStore();
    const written = Promise.withResolvers<void>();
    const { desk, runs } = makeDesk({
      ...store,
      saveJob: async (job) => {
        if (job.text !== '') await written.promise;
        await store.saveJob(job);
      },
    });
    const seen: BackgroundToView[] = [];
    await desk.follow((message) => seen.push(message), false, new AbortController().signal);
    const { id } = desk.start(plainWish('extract-text'), source);
    await vi.waitFor(() => expect(viewOf(seen)?.id).toBe(id));
    runs[0]?.emit(text('first '));
    runs[0]?.emit(text('second'));
    await new Promise(setImmediate);
    expect(viewOf(seen)?.text).toBe('');
    written.resolve();
    await vi.waitFor(() => expect(viewOf(seen)?.text).toBe('first second'));
    expect(store.jobs.get(id)?.text).toMatch(/^first /);
  });

  it('sends nothing to a view that has gone', async () => {
    const { desk, runs } = makeDesk();
    const seen: BackgroundToView[] = [];
    const view = new AbortController();
    await desk.follow((message) => seen.push(message), false, view.signal);
    view.abort();
    desk.start(plainWish('extract-text'), source);
    runs[0]?.emit(text('x'));
    expect(seen).toEqual([{ type: 'job', job: null }]);
  });

  it('keeps what a person makes of a text, before and after its check', async () => {
    const { desk, runs, store } = makeDesk();
    const seen: BackgroundToView[] = [];
    await desk.follow((message) => seen.push(message), false, new AbortController().signal);
    const { id } = desk.start(plainWish('extract-text'), source);
    runs[0]?.emit(text('1,248'));
    await desk.edit(id, 'too early');
    runs[0]?.emit(complete);
    await desk.edit(id, '1,240');
    runs[0]?.emit({ at: 3, type: 'checked', words: [], doubts: [] });
    await vi.waitFor(() => expect(viewOf(seen)).toMatchObject({ edited: '1,240', doubts: [] }));
    expect(store.jobs.get(id)).toMatchObject({ text: '1,248', edited: '1,240' });

    desk.start(plainWish('describe-image'), source);
    await desk.edit(id, null);
    expect(store.jobs.get(id)).not.toHaveProperty('edited');
  });

  it('marks whatever comes of a private window', async () => {
    const { desk, runs } = makeDesk();
    const { id } = desk.start(plainWish('extract-text'), { ...source, isPrivate: true });
    expect(isPrivateKey(id)).toBe(true);
    runs[0]?.emit(complete);
    await desk.again(id, () => ({ task: 'describe-image' }));
    expect(isPrivateKey(runs[1]?.job.id ?? '')).toBe(true);
    desk.stopPrivate();
    expect(runs[1]?.signal.aborted).toBe(true);
    expect(isPrivateKey(desk.start(plainWish('extract-text'), source).id)).toBe(false);
  });

  it('shows what is of a private window to views of such windows alone', async () => {
    const { desk, runs, store } = makeDesk();
    const inPrivate: BackgroundToView[] = [];
    const inOthers: BackgroundToView[] = [];
    const { signal } = new AbortController();
    await desk.follow((message) => inPrivate.push(message), true, signal);
    await desk.follow((message) => inOthers.push(message), false, signal);
    const open = desk.start(plainWish('extract-text'), source);
    runs[0]?.emit(text('open'));
    await vi.waitFor(() => expect(viewOf(inOthers)?.text).toBe('open'));
    const secret = desk.start(plainWish('extract-text'), { ...source, isPrivate: true });
    runs[1]?.emit(text('secret'));
    runs[1]?.emit(complete);
    await vi.waitFor(() => expect(viewOf(inPrivate)).toMatchObject({ text: 'secret' }));
    // The new wish ended the old one, and that is all the others hear of it.
    expect(viewOf(inOthers)).toMatchObject({ id: open.id, state: { phase: 'cancelled' } });
    expect(JSON.stringify(inOthers)).not.toContain(secret.id);

    // A worker that knows of neither.
    const later = makeDesk(store).desk;
    const seen: BackgroundToView[] = [];
    await later.follow((message) => seen.push(message), false, signal);
    await later.follow((message) => seen.push(message), true, signal);
    expect(seen).toMatchObject([{ job: { id: open.id } }, { job: { id: secret.id } }]);
  });

  it('shows the next newest where the one that is shown was deleted', async () => {
    const { desk, runs, store } = makeDesk();
    const seen: BackgroundToView[] = [];
    await desk.follow((message) => seen.push(message), false, new AbortController().signal);
    const first = desk.start(plainWish('extract-text'), source);
    runs[0]?.emit(complete);
    const second = desk.start(plainWish('extract-text'), source);
    await desk.recheck();
    runs[1]?.emit(complete);
    await vi.waitFor(() => expect(viewOf(seen)?.state.phase).toBe('done'));
    await desk.recheck();
    expect(viewOf(seen)?.id).toBe(second.id);
    store.jobs.delete(second.id);
    await desk.recheck();
    expect(viewOf(seen)?.id).toBe(first.id);
  });
});
