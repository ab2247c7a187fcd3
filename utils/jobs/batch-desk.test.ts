import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { BackgroundToBatch } from '../core/batch-messages.ts';
import { newBatch, type Batch, type Pages } from '../core/batch.ts';
import { fail } from '../core/failure.ts';
import type { Job, JobEvent } from '../core/job.ts';
import { privateKey } from '../core/private-key.ts';
import { plainWish } from '../core/wish.ts';
import type { Reader } from '../engines/reader.ts';
import { createBatchDesk } from './batch-desk.ts';
import type { PageDrawer } from './page-drawer.ts';
import { database, everything } from './database.ts';
import { withPrivateBatches } from './private-batches.ts';
import { openStores } from './stores.ts';

const disk = openStores(async () => 'all');
let held = 0;
const { jobs, batches: store } = withPrivateBatches(disk, (count) => (held = count));
let ids = 0;

async function filledBatch(count: number, isPrivate = false): Promise<Batch> {
  const id = isPrivate ? privateKey(`batch-${ids++}`) : `batch-${ids++}`;
  const batch = newBatch({ id, createdAt: ids, wish: plainWish('extract-text') });
  await store.saveBatch(batch);
  for (let index = 0; index < count; index++) {
    const image = new Blob([`pixels of ${index}`]);
    await store.addImage(batch, index, { image, capture: null, name: `${index}.png` });
  }
  return batch;
}

const BROKEN_PAGE = 4;

const noReader: Reader = async function* () {};
const reading: JobEvent = { at: 1, type: 'reading', engine: 'deepinfra', model: 'm' };
const sending: JobEvent = {
  at: 1,
  type: 'read',
  event: { type: 'progress', progress: { step: 'sending' } },
};
const text = (piece: string): JobEvent => ({
  at: 2,
  type: 'read',
  event: { type: 'text', text: piece },
});
const end = (kind: 'complete' | 'cancelled'): JobEvent => ({
  at: 3,
  type: 'read',
  event: { type: 'end', end: { kind } },
});
const failed = (code: 'timeout' | 'no_balance'): JobEvent => ({
  at: 3,
  type: 'read',
  event: { type: 'end', end: { kind: 'failed', failure: { code } } },
});

interface Run {
  readonly job: Job;
  readonly emit: (event: JobEvent) => void;
  readonly signal: AbortSignal;
}

/** A background of its own, as after each start. */
function makeDesk(atOnce = 2, learned: number | null = null) {
  const drawn: (readonly [Pages, readonly string[]])[] = [];
  const closeDrawer = vi.fn(async () => {});
  const drawer: PageDrawer = {
    draw: async (pages, imageIds) => {
      drawn.push([pages, imageIds]);
      if (pages.numbers.includes(BROKEN_PAGE)) fail('pdf_damaged');
      for (const id of imageIds)
        await openStores(async () => 'all').jobs.saveImage(id, new Blob(['page']));
    },
    close: closeDrawer,
  };
  const runs: Run[] = [];
  const desk = createBatchDesk({
    store,
    cloudReader: () => noReader,
    requestsAhead: () => 0,
    linkRequests: () => {},
    deviceReader: noReader,
    run: async (_readers, job, emit, signal) => {
      runs.push({ job, emit, signal });
      signal.addEventListener('abort', () => emit(end('cancelled')));
    },
    newDrawer: () => drawer,
    loadAtOnce: async () => atOnce,
    loadLearned: async () => learned,
    saveLearned: async () => {},
    onRunning: vi.fn(),
    now: () => 5,
  });
  const seen: BackgroundToBatch[] = [];
  const hear = desk.connect((message) => seen.push(message), new AbortController().signal);
  return { desk, runs, seen, hear, drawn, closeDrawer };
}

const read = ({ job, emit }: Run) => {
  for (const event of [reading, sending, text(`Text of ${job.id}`), end('complete')]) emit(event);
};
const phases = async (id: string) => (await store.loadItems(id)).map(({ job }) => job.state.phase);

async function started(count: number, atOnce?: number, isPrivate = false) {
  const { id } = await filledBatch(count, isPrivate);
  const background = makeDesk(atOnce);
  await background.hear({ type: 'follow', batchId: id });
  const chosen = Array.from({ length: count }, (_, index) => index);
  await background.hear({
    type: 'start',
    batchId: id,
    wish: plainWish('extract-text'),
    chosen,
    together: false,
  });
  await vi.waitFor(() => expect(background.runs.length).toBeGreaterThan(0));
  return { id, ...background };
}

// What a test leaves unread is nothing for the next one to go on with.
afterEach(async () => {
  for (const batch of await store.allBatches()) await store.saveBatch({ ...batch, phase: 'done' });
});

describe('a batch', () => {
  it('is read in order, each once, and then is done', async () => {
    const { id, runs } = await started(20);
    // Two at once and four ahead.
    await vi.waitFor(() => expect(runs).toHaveLength(6));
    for (let index = 0; index < 20; index++) {
      await vi.waitFor(() => expect(runs[index]).toBeDefined());
      const run = runs[index];
      if (run) read(run);
    }
    await vi.waitFor(async () => expect((await store.loadBatch(id))?.phase).toBe('done'));
    expect(runs.map(({ job }) => job.id)).toEqual(runs.map((_, index) => `${id}/${index}`));
    expect(runs).toHaveLength(20);
    const texts = (await store.loadItems(id)).map(({ job }) => job.text);
    expect(texts).toEqual(runs.map(({ job }) => `Text of ${job.id}`));
  });

  it('reads the chosen alone, and keeps no image of the others', async () => {
    const { id } = await filledBatch(5);
    const { hear, runs } = makeDesk();
    await hear({
      type: 'start',
      batchId: id,
      wish: plainWish('extract-text'),
      chosen: [1, 3],
      together: true,
    });
    await vi.waitFor(() => expect(runs).toHaveLength(1));
    expect(runs[0]?.job.images.map(({ name }) => name)).toEqual(['1.png', '3.png']);
    const jobs = openStores(async () => 'all').jobs;
    expect(await jobs.loadImage(`${id}/1`)).not.toBeNull();
    expect(await jobs.loadImage(`${id}/2`)).toBeNull();
  });

  it('awaits at a pause what was sent, and puts off the rest', async () => {
    const { id, runs, hear } = await started(6);
    await vi.waitFor(() => expect(runs).toHaveLength(6));
    for (const event of [reading, sending]) runs[0]?.emit(event);
    await hear({ type: 'pause', batchId: id });
    expect(runs.map(({ signal }) => signal.aborted)).toEqual([false, true, true, true, true, true]);
    runs[0]?.emit(text('Awaited'));
    runs[0]?.emit(end('complete'));
    await vi.waitFor(async () =>
      expect(await phases(id)).toEqual(['done', ...Array<string>(5).fill('queued')]),
    );
    expect(runs).toHaveLength(6);
    await hear({ type: 'resume', batchId: id });
    await vi.waitFor(() => expect(runs).toHaveLength(11));
  });

  it('waits where every item would fail, and goes on past one that does', async () => {
    const { id, runs, hear, seen } = await started(3);
    await vi.waitFor(() => expect(runs).toHaveLength(3));
    runs[0]?.emit(reading);
    runs[0]?.emit(failed('timeout'));
    runs[1]?.emit(reading);
    runs[1]?.emit(failed('no_balance'));
    await vi.waitFor(async () => expect(await phases(id)).toEqual(['failed', 'queued', 'queued']));
    expect(await store.loadBatch(id)).toMatchObject({
      phase: 'paused',
      reason: { code: 'no_balance' },
    });
    await hear({ type: 'retry', batchId: id, indexes: null });
    await vi.waitFor(() => expect(runs).toHaveLength(6));
    for (const run of runs.slice(3)) read(run);
    await vi.waitFor(() => expect(seen.at(-1)).toMatchObject({ batch: { phase: 'done' } }));
  });

  it('goes on after its worker was killed: nothing lost, nothing twice', async () => {
    const { id, runs } = await started(12);
    await vi.waitFor(() => expect(runs).toHaveLength(6));
    const [first, second, third] = runs;
    if (first) read(first);
    for (const event of [reading, sending, text('Half')]) second?.emit(event);
    for (const event of [reading, sending]) third?.emit(event);
    await vi.waitFor(async () => expect((await store.loadItem(id, 1))?.job.text).toBe('Half'));

    // Of the two that are allowed at once, the server bore one.
    const careful = makeDesk(2, 1);
    await careful.desk.resumeAll();
    await vi.waitFor(() => expect(careful.runs).toHaveLength(5));

    const next = makeDesk();
    await next.desk.resumeAll();
    await vi.waitFor(() => expect(next.runs).toHaveLength(6));
    for (let index = 0; index < 10; index++) {
      await vi.waitFor(() => expect(next.runs[index]).toBeDefined());
      const run = next.runs[index];
      if (run) read(run);
    }
    await vi.waitFor(async () => expect((await store.loadBatch(id))?.phase).toBe('done'));
    expect(await phases(id)).toEqual(['done', 'interrupted', ...Array<string>(10).fill('done')]);
    expect(next.runs.map(({ job }) => job.id)).toEqual(
      Array.from({ length: 10 }, (_, index) => `${id}/${index + 2}`),
    );
    expect((await store.loadItem(id, 1))?.job.text).toBe('Half');
  });

  it('has pages drawn a few ahead, with nobody watching, and past one that is broken', async () => {
    const { id } = await filledBatch(0);
    const batch = await store.loadBatch(id);
    if (!batch) throw new Error('no batch');
    const names = Array.from({ length: 30 }, (_, page) => `page ${page + 1}`);
    await disk.batches.addDocument(batch, 0, { file: new Blob(['%PDF-']), names });
    await store.saveBatch({ ...batch, phase: 'running' });

    const { desk, runs, drawn, closeDrawer } = makeDesk();
    await desk.resumeAll();
    // Two at once and four ahead are begun, and sixteen more lie drawn.
    await vi.waitFor(() => expect(runs).toHaveLength(6));
    await vi.waitFor(() => expect(drawn.length).toBeGreaterThanOrEqual(17));
    expect(drawn.length).toBeLessThan(30);
    expect(closeDrawer).not.toHaveBeenCalled();
    for (let index = 0; index < 29; index++) {
      await vi.waitFor(() => expect(runs[index]).toBeDefined());
      const run = runs[index];
      if (run) read(run);
    }
    await vi.waitFor(async () => expect((await store.loadBatch(id))?.phase).toBe('done'));
    expect(drawn.map(([{ numbers }]) => numbers)).toEqual(names.map((_, page) => [page + 1]));
    expect(closeDrawer).toHaveBeenCalledOnce();
    const wanted = names.map((_, page) => (page + 1 === BROKEN_PAGE ? 'failed' : 'done'));
    expect(await phases(id)).toEqual(wanted);
  });

  it('keeps its images whatever jobs come and go', async () => {
    const { id } = await filledBatch(2);
    await jobs.saveImage('nobody-has-it', new Blob(['x']));
    await jobs.prune();
    expect(await jobs.loadImage('nobody-has-it')).toBeNull();
    expect(await jobs.loadImage(`${id}/1`)).not.toBeNull();
    expect(await jobs.loadJob(`${id}/1`)).toMatchObject({ images: [{ name: '1.png' }] });
    expect(await jobs.newestJob()).toBeNull();
  });

  describe('of a private window', () => {
    /** Everything on the disk, as text: keys and values. */
    async function onDisk(): Promise<string> {
      const db = await database();
      const all = await Promise.all(
        everything.map(async (name) => [await db.getAllKeys(name), await db.getAll(name)]),
      );
      return JSON.stringify(all);
    }

    it('is read without touching the disk, and seen by whoever knows of it alone', async () => {
      const before = await onDisk();
      const { id, runs, hear } = await started(3, 1, true);
      expect(held).toBe(1);
      for (let index = 0; index < 3; index++) {
        await vi.waitFor(() => expect(runs[index]).toBeDefined());
        const run = runs[index];
        if (run) read(run);
      }
      await vi.waitFor(async () => expect(await phases(id)).toEqual(Array(3).fill('done')));
      expect(await (await jobs.loadImage(`${id}/1`))?.text()).toBe('pixels of 1');
      const job = await jobs.loadJob(`${id}/1`);
      if (job) await jobs.saveJob({ ...job, edited: 'by hand' });
      expect((await store.loadItem(id, 1))?.job.edited).toBe('by hand');
      await jobs.saveImage(`${id}/1`, new Blob(['flattened']));
      expect(await onDisk()).toBe(before);

      const other = makeDesk();
      await other.hear({ type: 'follow', batchId: null });
      expect(JSON.stringify(other.seen)).not.toContain(id);
      await hear({ type: 'close', batchId: id });
      expect(held).toBe(0);
      expect(await jobs.loadImage(`${id}/1`)).toBeNull();
    });

    it('is gone with the windows, though it is being read', async () => {
      const before = await onDisk();
      const { id, runs, seen, desk } = await started(2, 2, true);
      await vi.waitFor(() => expect(runs).toHaveLength(2));
      runs[0]?.emit(reading);
      await desk.forgetPrivate();
      expect(seen.some((message) => message.type === 'gone' && message.batchId === id)).toBe(true);
      expect(runs.every(({ signal }) => signal.aborted)).toBe(true);
      if (runs[0]) read(runs[0]);
      expect(await store.loadBatch(id)).toBeNull();
      expect(await store.loadItems(id)).toEqual([]);
      expect(held).toBe(0);
      expect(await onDisk()).toBe(before);
    });

    it('makes room for newer ones that are chosen from', async () => {
      const [first, ...others] = [
        await filledBatch(1, true),
        await filledBatch(1, true),
        await filledBatch(1, true),
      ];
      await store.pruneBatches();
      expect(first && (await store.loadBatch(first.id))).toBeNull();
      for (const { id } of others) {
        expect(await store.loadReady(id)).toMatchObject([{ ready: true }]);
        await store.removeBatch(id);
      }
    });
  });
});
