import { afterRestart, arrangeItems, rowOf, type Batch, type BatchRow } from '../core/batch.ts';
import type { BackgroundToBatch, BatchToBackground } from '../core/batch-messages.ts';
import { isPrivateKey } from '../core/private-key.ts';
import type { EngineId } from '../core/engine-choice.ts';
import type { Job, JobEvent } from '../core/job.ts';
import type { Reader } from '../engines/reader.ts';
import { createBatchRun, type BatchRun } from './batch-run.ts';
import type { PageDrawer } from './page-drawer.ts';
import type { GatheredBatchStore } from './private-batches.ts';
import { createRequestGate } from './request-gate.ts';

type Readers = Readonly<Record<EngineId, Reader>>;
/** Images that are made ready at the same time: decoded, each is many times as large as its file. */
const MOST_PREPARING = 3;

type View = (message: BackgroundToBatch) => void;

export interface BatchDeskWorld {
  readonly store: GatheredBatchStore;
  /**
   * The reader of the cloud for that job, each of whose requests goes through `throttle`, with at
   * most so many under way.
   */
  cloudReader(throttle: (reader: Reader) => Reader, jobId: string, atOnce: () => number): Reader;
  /** How many requests may be handed to it beside those that may be under way. */
  requestsAhead(atOnce: number): number;
  /** Called when a batch is begun, before there is a request to be sent. */
  linkRequests(): void;
  readonly deviceReader: Reader;
  /** Runs a job with these readers; the last event it emits is an end. */
  run(
    readers: Readers,
    job: Job,
    emit: (event: JobEvent) => void,
    signal: AbortSignal,
  ): Promise<void>;
  /** Draws the pages of one batch. */
  newDrawer(): PageDrawer;
  /** How many requests the user allows at once. */
  loadAtOnce(): Promise<number>;
  /** How many the server bore last, as the background before this one learned; null: unknown. */
  loadLearned(): Promise<number | null>;
  saveLearned(atOnce: number): Promise<void>;
  /** Called with how much is being done at once, whenever it changes. */
  onRunning(count: number): void;
  now(): number;
}

/** Where batches are begun, steered, followed and gone on with. One a background. */
export function createBatchDesk(world: BatchDeskWorld) {
  const { store } = world;
  const runs = new Map<string, Promise<BatchRun>>();
  const opened = new Set<BatchRun>();
  const views = new Map<View, string | null>();
  const cloud = createRequestGate(
    1,
    (atOnce) => void world.saveLearned(atOnce),
    (atOnce) => world.requestsAhead(atOnce),
  );
  let isNew = true;
  const device = createRequestGate(1);
  const workshop = createRequestGate(MOST_PREPARING);

  const runJob = async (job: Job, emit: (event: JobEvent) => void, signal: AbortSignal) => {
    const place = await workshop.enter(signal);
    const leave = () => place?.leave();
    const readers: Readers = {
      deepinfra: world.cloudReader(
        (reader) => cloud.throttle(reader, leave),
        job.id,
        () => cloud.allowed,
      ),
      'on-device': device.hold(world.deviceReader),
    };
    await world.run(readers, job, emit, signal).finally(leave);
  };

  const newRun = (batch: Batch, rows: readonly BatchRow[]): BatchRun => {
    const run = createBatchRun(batch, rows, {
      store,
      run: runJob,
      drawer: world.newDrawer(),
      allowed: () => cloud.allowed + world.requestsAhead(cloud.allowed),
      onRunning: () => world.onRunning([...opened].reduce((sum, { running }) => sum + running, 0)),
      tell: (message) => {
        for (const [view, batchId] of views) if (batchId === batch.id) view(message);
      },
      now: () => world.now(),
    });
    opened.add(run);
    return run;
  };

  /** A stored batch; what was being read when the background died goes on or is interrupted. */
  const revive = async (batch: Batch): Promise<BatchRun> => {
    const [atOnce, learned, items] = await Promise.all([
      world.loadAtOnce(),
      world.loadLearned(),
      store.loadReady(batch.id),
    ]);
    cloud.bound(atOnce);
    if (isNew && learned !== null) cloud.recall(learned);
    isNew = false;
    const rows = items.map(({ item, ready }) => {
      const job = afterRestart(item.job, world.now());
      // Whoever loads it after this gets it as it is saved here.
      if (job !== item.job) void store.saveItem({ ...item, job });
      return rowOf({ ...item, job }, ready);
    });
    const run = newRun(batch, rows);
    run.pump();
    return run;
  };

  const runOf = async (batchId: string): Promise<BatchRun | null> => {
    const known = runs.get(batchId);
    if (known) return known;
    const batch = await store.loadBatch(batchId);
    // Until it is begun, the page that fills it owns it.
    if (!batch || batch.phase === 'choosing') return null;
    const made = runs.get(batchId) ?? revive(batch);
    runs.set(batchId, made);
    return made;
  };

  const start = async ({ batchId, ...how }: Extract<BatchToBackground, { type: 'start' }>) => {
    const stored = await store.loadBatch(batchId);
    if (!stored || stored.phase !== 'choosing') return;
    world.linkRequests();
    const batch: Batch = { ...stored, phase: 'running', wish: how.wish };
    const chosen = new Set(how.chosen);
    const items = (await store.loadItems(batchId)).filter(({ index }) => chosen.has(index));
    await store.replaceItems(batchId, arrangeItems(batch, items, how.together));
    await store.saveBatch(batch);
    const run = await runOf(batchId);
    for (const [view, id] of views) if (run && id === batchId) view(run.whole());
  };

  const follow = async (view: View, wanted: string | null, until: AbortSignal): Promise<void> => {
    const batches = await store.allBatches();
    const newest = batches.find(({ id, closed }) => !closed && !isPrivateKey(id));
    const batch = wanted ? batches.find(({ id }) => id === wanted) : newest;
    if (wanted && isPrivateKey(wanted) && !batch) {
      if (!until.aborted) view({ type: 'gone', batchId: wanted });
      return follow(view, null, until);
    }
    const run = batch && (await runOf(batch.id));
    if (until.aborted) return;
    views.set(view, batch?.id ?? null);
    if (run) return view(run.whole());
    const found = batch ? await store.loadReady(batch.id) : [];
    const rows = found.map(({ item, ready }) => rowOf(item, ready));
    const rate = { perMinute: null, remainingMs: null };
    view({ type: 'batch', batch: batch ?? null, rows, rate });
  };

  return {
    /** Goes on with what was being read when the background died, or the browser was closed. */
    async resumeAll(): Promise<void> {
      for (const { id, phase } of await store.allBatches()) {
        if (phase === 'running') await runOf(id);
      }
    },

    /** Ends and deletes the batches of private windows. */
    async forgetPrivate(): Promise<void> {
      for (const { id } of (await store.allBatches()).filter(({ id }) => isPrivateKey(id))) {
        const run = await runs.get(id);
        run?.stop();
        await store.removeBatch(id);
        for (const [view, batchId] of views) {
          if (batchId === id) await follow(view, id, new AbortController().signal);
        }
      }
    },

    /** Connects a view until the signal is aborted; gives what hears its messages. */
    connect(view: View, until: AbortSignal): (message: BatchToBackground) => Promise<void> {
      until.addEventListener('abort', () => views.delete(view), { once: true });
      return async (message) => {
        if (message.type === 'follow') return follow(view, message.batchId, until);
        if (message.type === 'start') return start(message);
        const run = await runOf(message.batchId);
        switch (message.type) {
          case 'pause':
            return run?.pause(null);
          case 'resume':
            cloud.bound(await world.loadAtOnce());
            return run?.resume();
          case 'stop':
            return run?.stop();
          case 'close':
            await (run ? run.close() : closeUnread(message.batchId));
            if (isPrivateKey(message.batchId)) await store.removeBatch(message.batchId);
            return;
          case 'retry':
            return run?.retry(message.indexes);
          case 'stop-item':
            return run?.stopItem(message.index);
        }
      };
    },
  };

  async function closeUnread(batchId: string): Promise<void> {
    const batch = await store.loadBatch(batchId);
    if (batch) await store.saveBatch({ ...batch, closed: true });
  }
}
