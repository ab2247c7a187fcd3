import * as z from 'zod/mini';
import { batchItemSchema, parseKeyInBatch } from '../core/batch.ts';
import { jobSchema, type Job } from '../core/job.ts';
import { database } from './database.ts';

/** Jobs kept; of older ones neither text nor image stays. */
const MOST_JOBS = 20;

/** Jobs and their images, on this device alone. */
export interface JobStore {
  saveJob(job: Job): Promise<void>;
  /** One of a batch too. */
  loadJob(id: string): Promise<Job | null>;
  newestJob(): Promise<Job | null>;
  saveImage(id: string, image: Blob): Promise<void>;
  loadImage(id: string): Promise<Blob | null>;
  /** Drops the oldest jobs above the limit, and the images that neither a job nor a batch has. */
  prune(): Promise<void>;
}

export function openJobStore(): JobStore {
  return {
    async saveJob(job) {
      await (await database()).put('jobs', job);
    },
    async loadJob(id) {
      const db = await database();
      const inBatch = parseKeyInBatch(id);
      if (!inBatch) return parseJob(await db.get('jobs', id));
      const item = await db.get('items', [inBatch.batchId, inBatch.index]);
      return z.safeParse(batchItemSchema, item).data?.job ?? null;
    },
    async newestJob() {
      const store = (await database()).transaction('jobs').store;
      const cursor = await store.index('createdAt').openCursor(null, 'prev');
      return parseJob(cursor?.value);
    },
    async saveImage(id, image) {
      await (await database()).put('images', image, id);
    },
    async loadImage(id) {
      return (await (await database()).get('images', id)) ?? null;
    },
    async prune() {
      const transaction = (await database()).transaction(
        ['jobs', 'images', 'batches'],
        'readwrite',
      );
      const jobs = transaction.objectStore('jobs');
      const ids = await jobs.index('createdAt').getAllKeys();
      for (const id of ids.slice(0, Math.max(0, ids.length - MOST_JOBS))) await jobs.delete(id);
      // An image is stored under its job's id a moment before the job says that it has it.
      const used = new Set(
        (await jobs.getAll())
          .map(parseJob)
          .flatMap((job) => (job ? [job.id].concat(job.images.map(({ id }) => id)) : [])),
      );
      const images = transaction.objectStore('images');
      const batches = new Set(await transaction.objectStore('batches').getAllKeys());
      for (const id of await images.getAllKeys()) {
        const batchId = parseKeyInBatch(id)?.batchId;
        const isOfBatch = batchId !== undefined && batches.has(batchId);
        if (!isOfBatch && !used.has(id)) await images.delete(id);
      }
      await transaction.done;
    },
  };
}

/** What an older version stored, or a fault left behind, counts as no job. */
function parseJob(stored: unknown): Job | null {
  const job = jobSchema.safeParse(stored);
  return job.success ? job.data : null;
}
