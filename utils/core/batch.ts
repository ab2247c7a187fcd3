import * as z from 'zod/mini';
import { failureSchema, type Failure, type FailureCode } from './failure.ts';
import {
  isFinal,
  jobPhaseSchema,
  jobSchema,
  newJob,
  reduceJob,
  type Job,
  type JobImage,
} from './job.ts';
import { wishSchema } from './wish.ts';
import { pageSchema, sizeSchema, type Size } from './source.ts';

/** Images that are read one after the other, as jobs that are kept together. Times in epoch ms. */
export const batchSchema = z.object({
  id: z.string(),
  createdAt: z.number(),
  wish: wishSchema,
  /** Where its images were found; not given for files. */
  page: z.optional(pageSchema),
  /**
   * `choosing`: filled, and nothing is read yet. `paused`: what was sent is still awaited.
   * `stopped`: nothing is. Both go on when they are resumed.
   */
  phase: z.enum(['choosing', 'running', 'paused', 'stopped', 'done']),
  /** Why it was paused by itself, or could not be filled. */
  reason: z.nullable(failureSchema),
  /** Images that could not be had, and files that are none. */
  leftOut: z.number(),
  /** Put away by the person: shown no more by itself. */
  closed: z.boolean(),
});
export type Batch = z.infer<typeof batchSchema>;

/** Pages of a document in the image store, from 1, which become images when their turn comes. */
export const pagesSchema = z.object({ documentId: z.string(), numbers: z.array(z.number()) });
export type Pages = z.infer<typeof pagesSchema>;

/** One of a batch: a job of one image, or of several that go in one request. */
export const batchItemSchema = z.object({
  batchId: z.string(),
  index: z.number(),
  pages: z.nullable(pagesSchema),
  job: jobSchema,
});
export type BatchItem = z.infer<typeof batchItemSchema>;

/** What a list shows of an item. */
export const batchRowSchema = z.object({
  ...z.pick(batchItemSchema, { index: true, pages: true }).shape,
  name: z.string(),
  imageIds: z.array(z.string()),
  /** Of its first image, where it is known. */
  size: z.nullable(sizeSchema),
  /** Whether all its images are in the store. */
  ready: z.boolean(),
  state: jobPhaseSchema,
  /** The beginning of its text. */
  preview: z.string(),
});
export type BatchRow = z.infer<typeof batchRowSchema>;

/** Characters of a text that a list shows. */
const PREVIEW_LENGTH = 160;

/** Keys of a batch's jobs and images begin with the batch's, so that they live as long as it does. */
export function keyInBatch(batchId: string, index: number): string {
  return `${batchId}/${index}`;
}

/** The batch that a job or an image of that key belongs to, and its number; null for others. */
export function parseKeyInBatch(key: string): { batchId: string; index: number } | null {
  const parts = /^([^/]+)\/(\d+)/.exec(key);
  return parts?.[1] === undefined ? null : { batchId: parts[1], index: Number(parts[2]) };
}

export function newBatch(given: Pick<Batch, 'id' | 'createdAt' | 'wish' | 'page'>): Batch {
  return { ...given, phase: 'choosing', reason: null, leftOut: 0, closed: false };
}

export function newItem(
  batch: Batch,
  index: number,
  images: readonly JobImage[],
  pages: BatchItem['pages'] = null,
): BatchItem {
  const job = newJob({
    ...batch.wish,
    id: keyInBatch(batch.id, index),
    createdAt: batch.createdAt,
    source: { kind: 'file', name: images[0]?.name ?? '' },
    images: [...images],
    ...(batch.page && { page: batch.page }),
  });
  return { batchId: batch.id, index, pages, job };
}

export function rowOf({ index, pages, job }: BatchItem, ready: boolean): BatchRow {
  const names = job.images.map(({ name }) => name ?? '');
  const [first = '', last = ''] = [names[0], names.at(-1)];
  const capture = job.images[0]?.capture;
  const size: Size | null = capture ? { width: capture.width, height: capture.height } : null;
  return {
    index,
    pages,
    name: names.length > 1 ? `${first} – ${last}` : first,
    imageIds: job.images.map(({ id }) => id),
    size,
    ready,
    state: job.state,
    preview: job.text.slice(0, PREVIEW_LENGTH),
  };
}

/** Images in one request: what their tokens and the length of one answer leave room for. */
export const MOST_TOGETHER = 8;

/**
 * What goes in one request each, in order; `together` makes it as few requests as may be, filled
 * evenly, so that no image is left over alone. Pages of a document don't share a request with what
 * isn't of it.
 */
export function inRequests<Chosen extends Pick<BatchItem, 'pages'>>(
  chosen: readonly Chosen[],
  together: boolean,
): Chosen[][] {
  const groups: Chosen[][] = [];
  for (const item of chosen) {
    const group = groups.at(-1);
    const sameOrigin = group?.[0]?.pages?.documentId === item.pages?.documentId;
    if (together && group && sameOrigin) group.push(item);
    else groups.push([item]);
  }
  return groups.flatMap((group) => {
    const count = Math.ceil(group.length / MOST_TOGETHER);
    const start = (part: number) => Math.floor((part * group.length) / count);
    return Array.from({ length: count }, (_, part) => group.slice(start(part), start(part + 1)));
  });
}

/** The chosen items in their order, numbered anew, one for each request. */
export function arrangeItems(
  batch: Batch,
  chosen: readonly BatchItem[],
  together: boolean,
): BatchItem[] {
  return inRequests(chosen, together).map((group, index) => {
    const documentId = group[0]?.pages?.documentId;
    const numbers = group.flatMap(({ pages }) => pages?.numbers ?? []);
    const images = group.flatMap(({ job }) => job.images);
    return newItem(batch, index, images, documentId === undefined ? null : { documentId, numbers });
  });
}

/** The same job as it was before it was begun. */
export function begunAnew(job: Job): Job {
  const { id, createdAt, source, images, page } = job;
  const kept = { id, createdAt, source, images, ...(page && { page }) };
  return newJob({ ...wishSchema.parse(job), ...kept });
}

/**
 * A stored job after what ran it was killed: begun anew if nothing had come of it, since then
 * nothing is paid twice; else interrupted, with its text.
 */
export function afterRestart(job: Job, at: number): Job {
  if (isFinal(job) || job.state.phase === 'queued') return job;
  return job.text === job.carried ? begunAnew(job) : reduceJob(job, { type: 'interrupted', at });
}

const unsentSteps: ReadonlySet<string> = new Set([
  'preparing-image',
  'waiting-turn',
  'retrying',
  'waiting-for-network',
]);

/** Whether a running job has sent nothing yet, or waits before it tries again. */
export function isUnsent({ state, text, carried }: Job): boolean {
  if (state.phase === 'queued' || state.phase === 'capturing') return true;
  if (state.phase !== 'reading' || text !== carried) return false;
  const step = state.progress?.step;
  return step === undefined || unsentSteps.has(step);
}

/** Failures that every other item would meet too. */
const accountWide: ReadonlySet<FailureCode> = new Set([
  'token_missing',
  'token_rejected',
  'no_balance',
  'offline',
  'base_url_invalid',
]);

/** The failure for which the whole batch waits, if the job ended with one and nothing had come. */
export function reasonToPause({ state, text, carried }: Job): Failure | null {
  const isWaiting = state.phase === 'failed' && accountWide.has(state.failure.code);
  return isWaiting && text === carried ? state.failure : null;
}

/** Ended without its whole text, so worth another try. */
export function isRetriable({ state: { phase } }: Pick<BatchRow, 'state'>): boolean {
  return phase === 'failed' || phase === 'interrupted' || phase === 'cancelled';
}

export interface BatchCounts {
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  readonly running: number;
  readonly queued: number;
}

export function countRows(rows: readonly Pick<BatchRow, 'state'>[]): BatchCounts {
  const done = rows.filter(({ state }) => state.phase === 'done').length;
  const failed = rows.filter(isRetriable).length;
  const queued = rows.filter(({ state }) => state.phase === 'queued').length;
  return {
    total: rows.length,
    done,
    failed,
    queued,
    running: rows.length - done - failed - queued,
  };
}

/** Which pages are to be drawn next, so that so many images lie ready and no more. */
export function rowsToDraw(rows: readonly BatchRow[], ahead: number): BatchRow[] {
  const queued = rows.filter(({ state }) => state.phase === 'queued');
  const lie = queued.filter(({ ready }) => ready).length;
  return queued
    .filter(({ ready, pages }) => !ready && pages !== null)
    .slice(0, Math.max(0, ahead - lie));
}
