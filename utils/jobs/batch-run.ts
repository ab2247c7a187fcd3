import {
  begunAnew,
  countRows,
  isRetriable,
  isUnsent,
  reasonToPause,
  rowOf,
  rowsToDraw,
  type Batch,
  type BatchItem,
  type BatchRow,
} from '../core/batch.ts';
import type { BackgroundToBatch } from '../core/batch-messages.ts';
import { batchRate, withEnding } from '../core/batch-rate.ts';
import { toFailure, type Failure } from '../core/failure.ts';
import { isFinal, reduceJob, type Job, type JobEvent } from '../core/job.ts';
import type { BatchStore } from './batch-store.ts';
import type { PageDrawer } from './page-drawer.ts';

/** While text streams in, an item is stored this often, in ms, beginning with the first piece. */
const SAVE_EVERY_MS = 100;
/** Changes are told this often, in ms: as often as a person can follow. */
const TELL_EVERY_MS = 200;
/** So many more than may be under way are begun, so that the next request is ready in its turn. */
const AHEAD = 4;
/** Pages that lie drawn before they are read: enough that no request waits for one. */
const PAGES_AHEAD = 16;

export interface BatchRunWorld {
  readonly store: Pick<BatchStore, 'saveBatch' | 'saveItem' | 'loadItem'>;
  /** Runs a job to its end; the last event it emits is an end. */
  run(job: Job, emit: (event: JobEvent) => void, signal: AbortSignal): Promise<void>;
  readonly drawer: PageDrawer;
  /** How many requests may be under way at once. */
  allowed(): number;
  /** Called whenever `running` changes. */
  onRunning(): void;
  tell(message: BackgroundToBatch): void;
  now(): number;
}

interface LiveItem {
  readonly index: number;
  readonly controller: AbortController;
  /** Null until it is loaded. */
  item: BatchItem | null;
  /** Where it ends as cancelled, it is to be read later. */
  postponed: boolean;
  saving: ReturnType<typeof setTimeout> | null;
}

/** A batch that is being read, or could be; its rows stand in the order of their numbers, from 0. */
export function createBatchRun(start: Batch, given: readonly BatchRow[], world: BatchRunWorld) {
  let batch = start;
  const rows = [...given];
  const live = new Map<number, LiveItem>();
  let endings: number[] = [];
  let isDrawing = false;
  const changed = new Set<number>();
  let telling: ReturnType<typeof setTimeout> | null = null;

  const state = () => {
    const { queued, running } = countRows(rows);
    const recent = batch.phase === 'running' ? endings : [];
    return { batch, rate: batchRate(recent, queued + running, world.now()) };
  };
  const tellSoon = () => {
    telling ??= setTimeout(() => {
      telling = null;
      const news = [...changed].flatMap((index) => rows[index] ?? []);
      changed.clear();
      world.tell({ type: 'changes', ...state(), rows: news });
    }, TELL_EVERY_MS);
  };
  const setRow = (row: BatchRow) => {
    rows[row.index] = row;
    changed.add(row.index);
    tellSoon();
  };
  const setBatch = (change: Partial<Batch>) => {
    batch = { ...batch, ...change };
    void world.store.saveBatch(batch);
    tellSoon();
  };

  const pump = () => {
    if (batch.phase !== 'running') return;
    for (const { index, ready, state } of rows) {
      if (live.size >= world.allowed() + AHEAD) break;
      if (ready && state.phase === 'queued' && !live.has(index)) void launch(index);
    }
    if (live.size === 0 && countRows(rows).queued === 0) setBatch({ phase: 'done' });
    void drawAhead();
  };

  const nextToDraw = () =>
    batch.phase === 'running' ? rowsToDraw(rows, PAGES_AHEAD)[0] : undefined;

  /** Draws pages in their order, a few ahead of what is read. */
  const drawAhead = async () => {
    let row = nextToDraw();
    if (isDrawing || !row) return;
    isDrawing = true;
    world.onRunning();
    for (; row?.pages; row = nextToDraw()) {
      const { index, pages, imageIds } = row;
      const failure = await world.drawer.draw(pages, imageIds).then(() => null, toFailure);
      if (failure) await undrawn(row, failure);
      else setRow({ ...(rows[index] ?? row), ready: true });
      pump();
    }
    isDrawing = false;
    world.onRunning();
    const isOver = batch.phase !== 'running' || rowsToDraw(rows, Infinity).length === 0;
    if (isOver) await world.drawer.close();
  };

  /** Its pages could not be drawn, so there is nothing to read. */
  const undrawn = async (row: BatchRow, failure: Failure) => {
    const item = await world.store.loadItem(batch.id, row.index);
    if (item && !isFinal(item.job)) {
      const end = { type: 'end', end: { kind: 'failed', failure } } as const;
      const job = reduceJob(item.job, { at: world.now(), type: 'read', event: end });
      await world.store.saveItem({ ...item, job });
    }
    setRow({ ...row, state: { phase: 'failed', failure } });
  };

  const launch = async (index: number) => {
    const controller = new AbortController();
    const entry: LiveItem = { index, controller, item: null, postponed: false, saving: null };
    live.set(index, entry);
    world.onRunning();
    entry.item = await world.store.loadItem(batch.id, index);
    if (entry.item) {
      await world.run(entry.item.job, (event) => apply(entry, event), controller.signal);
    } else leave(entry);
  };

  const leave = ({ index }: LiveItem) => {
    live.delete(index);
    world.onRunning();
    pump();
  };

  const saveSoon = (entry: LiveItem) => {
    entry.saving ??= setTimeout(() => {
      entry.saving = null;
      if (entry.item) void world.store.saveItem(entry.item);
    }, SAVE_EVERY_MS);
  };

  const apply = (entry: LiveItem, event: JobEvent) => {
    if (!entry.item || isFinal(entry.item.job)) return;
    const hadText = entry.item.job.text !== '';
    const item = { ...entry.item, job: reduceJob(entry.item.job, event) };
    entry.item = item;
    if (isFinal(item.job)) return finish(entry, item);
    setRow(rowOf(item, true));
    if (item.job.text === '') return;
    // The first piece at once: from then on the item isn't sent again by itself.
    if (hadText) saveSoon(entry);
    else void world.store.saveItem(item);
  };

  const finish = (entry: LiveItem, { job, ...item }: BatchItem) => {
    if (entry.saving !== null) clearTimeout(entry.saving);
    const reason = reasonToPause(job);
    const isUntouched = job.state.phase === 'cancelled' && job.text === job.carried;
    const isLater = reason !== null || (entry.postponed && isUntouched);
    const kept = { ...item, job: isLater ? begunAnew(job) : job };
    if (!isLater) endings = withEnding(endings, world.now());
    void world.store.saveItem(kept);
    setRow(rowOf(kept, true));
    if (reason && batch.phase === 'running') pause(reason);
    leave(entry);
  };

  const postpone = (entry: LiveItem) => {
    entry.postponed = true;
    entry.controller.abort();
  };
  const isSent = ({ item }: LiveItem) => item !== null && !isUnsent(item.job);

  const cancel = (entry: LiveItem) => {
    const end = { type: 'end', end: { kind: 'cancelled' } } as const;
    apply(entry, { at: world.now(), type: 'read', event: end });
    entry.controller.abort();
  };

  /** What was sent is paid for, so it is awaited; what wasn't waits too. */
  function pause(reason: Failure | null): void {
    if (batch.phase !== 'running') return;
    setBatch({ phase: 'paused', reason });
    for (const entry of live.values()) if (!isSent(entry)) postpone(entry);
  }

  const resume = () => {
    // A pause is no time in which anything could have ended.
    endings = [];
    setBatch({ phase: 'running', reason: null });
    pump();
  };

  return {
    /** How much is being done at once: items that are read, and pages that are drawn. */
    get running() {
      return live.size + (isDrawing ? 1 : 0);
    },
    whole: (): BackgroundToBatch => ({ type: 'batch', ...state(), rows: [...rows] }),
    pump,
    pause,
    resume,
    stop(): void {
      setBatch({ phase: 'stopped', reason: null });
      for (const entry of live.values()) {
        if (isSent(entry)) cancel(entry);
        else postpone(entry);
      }
    },
    stopItem(index: number): void {
      const entry = live.get(index);
      if (entry) cancel(entry);
    },
    close(): void {
      setBatch({ closed: true });
    },
    /** Those items, or all that ended without their whole text. */
    async retry(indexes: readonly number[] | null): Promise<void> {
      const wanted = rows.filter((row) =>
        indexes === null ? isRetriable(row) : indexes.includes(row.index) && !live.has(row.index),
      );
      for (const { index, ready } of wanted) {
        const item = await world.store.loadItem(batch.id, index);
        if (!item) continue;
        const anew = { ...item, job: begunAnew(item.job) };
        await world.store.saveItem(anew);
        setRow(rowOf(anew, ready));
      }
      resume();
    },
  };
}
export type BatchRun = ReturnType<typeof createBatchRun>;
