import { describe, expect, it, vi } from 'vitest';
import { newJob, plainWish, reduceJob, type Job, type JobEvent } from '../core/job.ts';
import type { BackgroundToView } from '../core/messages.ts';
import { createJobDesk } from './job-desk.ts';
import type { JobStore } from './job-store.ts';

const source = { kind: 'visible-tab', tabId: 1, windowId: 1 } as const;

function memoryStore(jobs: Job[] = []): JobStore & { readonly jobs: Map<string, Job> } {
  const stored = new Map(jobs.map((job) => [job.id, job]));
  return {
    jobs: stored,
    saveJob: async (job) => void stored.set(job.id, job),
    loadJob: async (id) => stored.get(id) ?? null,
    newestJob: async () =>
      [...stored.values()].toSorted((a, b) => b.createdAt - a.createdAt)[0] ?? null,
    saveImage: async () => {},
    loadImage: async () => null,
    prune: async () => {},
  };
}

function makeDesk(store = memoryStore()) {
  const runs: { job: Job; emit: (event: JobEvent) => void; signal: AbortSignal }[] = [];
  let clock = 100;
  let ids = 0;
  const desk = createJobDesk({
    store,
    run: async (job, emit, signal) => void runs.push({ job, emit, signal }),
    onRunning: vi.fn(),
    onNewest: vi.fn(),
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
    await desk.follow((message) => early.push(message), signal);
    const { id } = desk.start(plainWish('extract-text'), source);
    runs[0]?.emit(text('first '));
    await desk.follow((message) => late.push(message), signal);
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
    await desk.follow((message) => seen.push(message), new AbortController().signal);
    const { id } = desk.start(plainWish('extract-text'), source);
    runs[0]?.emit(text('1,240'));
    runs[0]?.emit(complete);
    const doubt = { start: 0, end: 5, reason: 'unlike', seen: '1,248', places: [] } as const;
    runs[0]?.emit({ at: 3, type: 'checked', words: [], doubts: [{ ...doubt, places: [] }] });
    expect(viewOf(seen)).toMatchObject({ text: '1,240', doubts: [doubt] });
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
    await desk.follow((message) => seen.push(message), new AbortController().signal);
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

  it('sends nothing to a view that has gone', async () => {
    const { desk, runs } = makeDesk();
    const seen: BackgroundToView[] = [];
    const view = new AbortController();
    await desk.follow((message) => seen.push(message), view.signal);
    view.abort();
    desk.start(plainWish('extract-text'), source);
    runs[0]?.emit(text('x'));
    expect(seen).toEqual([{ type: 'job', job: null }]);
  });
});
