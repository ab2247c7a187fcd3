import { parseKeyInBatch } from '../core/batch.ts';
import type { Job } from '../core/job.ts';
import type { HistoryMode } from '../core/settings.ts';
import { database, everything } from './database.ts';
import type { HistoryStore } from './history-store.ts';
import { parseItem, parseJob } from './stored.ts';
import { dropUnusedImages, jobsBesideHistory, newestJob } from './used-images.ts';

/** Jobs kept that aren't in the history; of older ones neither text nor image stays. */
const MOST_JOBS = 20;

/** Jobs and their images, on this device alone. */
export interface JobStore {
  /** Puts it into the history too, once it has ended. */
  saveJob(job: Job): Promise<void>;
  /** One of a batch too. */
  loadJob(id: string): Promise<Job | null>;
  newestJob(): Promise<Job | null>;
  saveImage(id: string, image: Blob): Promise<void>;
  loadImage(id: string): Promise<Blob | null>;
  /** Drops the oldest results and jobs above the limits, and the images that nothing has. */
  prune(): Promise<void>;
}

export function openJobStore(
  history: HistoryStore,
  loadMode: () => Promise<HistoryMode>,
): JobStore {
  return {
    async saveJob(job) {
      const db = await database();
      const inBatch = parseKeyInBatch(job.id);
      if (!inBatch) await db.put('jobs', job);
      else {
        const item = parseItem(await db.get('items', [inBatch.batchId, inBatch.index]));
        if (item) await db.put('items', { ...item, job });
      }
      await history.keep(job);
    },
    async loadJob(id) {
      const db = await database();
      const inBatch = parseKeyInBatch(id);
      const item = inBatch && (await db.get('items', [inBatch.batchId, inBatch.index]));
      // What came of a batch outlives it in the history.
      return parseItem(item)?.job ?? parseJob(await db.get('jobs', id));
    },
    async newestJob() {
      return newestJob((await database()).transaction('jobs').store);
    },
    async saveImage(id, image) {
      await (await database()).put('images', image, id);
    },
    async loadImage(id) {
      return (await (await database()).get('images', id)) ?? null;
    },
    async prune() {
      const most = (await loadMode()) === 'all' ? MOST_JOBS : 1;
      await history.dropOverLimit();
      const change = (await database()).transaction(everything, 'readwrite');
      const beside = await jobsBesideHistory(change);
      for (const { id } of beside.slice(0, Math.max(0, beside.length - most))) {
        await change.objectStore('jobs').delete(id);
      }
      await dropUnusedImages(change);
      await change.done;
    },
  };
}
