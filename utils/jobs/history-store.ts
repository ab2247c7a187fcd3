import { parseKeyInBatch } from '../core/batch.ts';
import {
  HISTORY_LIMITS,
  historyRow,
  isForHistory,
  overLimit,
  type HistoryRow,
} from '../core/history.ts';
import { isFinal, type Job } from '../core/job.ts';
import type { HistoryMode } from '../core/settings.ts';
import { announceHistoryChange } from '../platform/history-changes.ts';
import { database, everything, type Change } from './database.ts';
import { parseBatch, parseJob, parseRow } from './stored.ts';
import { dropUnusedImages, jobsBesideHistory } from './used-images.ts';

/** Results that were taken out, and all that is needed to put them back. */
export interface RemovedResults {
  readonly rows: readonly HistoryRow[];
  readonly jobs: readonly Job[];
  readonly images: readonly { readonly id: string; readonly image: Blob }[];
}

/** Finished jobs, on this device alone: a row for each, beside the job itself and its images. */
export interface HistoryStore {
  /** Keeps a job that has ended with a text, as the settings say; leaves others alone. */
  keep(job: Job): Promise<void>;
  /** Newest first. */
  rows(): Promise<HistoryRow[]>;
  /** Deletes results now, with the images that nothing else has. */
  remove(ids: readonly string[]): Promise<RemovedResults>;
  dropOverLimit(): Promise<void>;
}

export function openHistoryStore(loadMode: () => Promise<HistoryMode>): HistoryStore {
  const rows = async () => {
    const all = (await (await database()).getAll('history')).map(parseRow);
    return all.filter((row) => row !== null).sort((a, b) => b.createdAt - a.createdAt);
  };

  const remove = async (ids: readonly string[]): Promise<RemovedResults> => {
    const change = (await database()).transaction(everything, 'readwrite');
    const found = await Promise.all(ids.map((id) => change.objectStore('history').get(id)));
    const rows = found.map(parseRow).filter((row) => row !== null);
    const imageIds = new Set(rows.flatMap((row) => row.images.map(({ id }) => id)));
    const images = (
      await Promise.all(
        [...imageIds].map(async (id) => ({
          id,
          image: await change.objectStore('images').get(id),
        })),
      )
    ).flatMap(({ id, image }) => (image ? [{ id, image }] : []));
    const jobs: Job[] = [];
    for (const id of ids) {
      const job = await removeJob(change, id);
      if (job) jobs.push(job);
    }
    // Tries on the same images that came to nothing would keep them.
    for (const job of await jobsBesideHistory(change)) {
      if (!isFinal(job) || !job.images.some(({ id }) => imageIds.has(id))) continue;
      await change.objectStore('jobs').delete(job.id);
      jobs.push(job);
    }
    await dropUnusedImages(change);
    await change.done;
    announceHistoryChange('removed');
    return { rows, jobs, images };
  };

  return {
    async keep(job) {
      if (!isForHistory(job)) return;
      const mode = await loadMode();
      const change = (await database()).transaction(everything, 'readwrite');
      const history = change.objectStore('history');
      const known = parseRow(await history.get(job.id));
      if (known || mode !== 'off') {
        const images = known?.images ?? (mode === 'all' ? await imagesOf(change, job) : []);
        await change.objectStore('jobs').put(job);
        await history.put(historyRow(job, images));
        announceHistoryChange('kept');
      }
      const count = await history.count();
      await change.done;
      if (count > HISTORY_LIMITS.count) await this.dropOverLimit();
    },
    rows,
    remove,
    async dropOverLimit() {
      const ids = overLimit(await rows());
      if (ids.length > 0) await remove(ids);
    },
  };
}

/** Takes a result out of the history, and with it the job; null where it is gone already. */
export async function removeJob(change: Change, id: string): Promise<Job | null> {
  const job = parseJob(await change.objectStore('jobs').get(id));
  await change.objectStore('history').delete(id);
  await change.objectStore('jobs').delete(id);
  const inBatch = parseKeyInBatch(id);
  if (!inBatch) return job;
  const batch = parseBatch(await change.objectStore('batches').get(inBatch.batchId));
  // An open batch still shows it.
  if (batch?.closed) await change.objectStore('items').delete([inBatch.batchId, inBatch.index]);
  return job;
}

async function imagesOf(change: Change, job: Job): Promise<HistoryRow['images']> {
  const found = await Promise.all(
    job.images.map(async ({ id }) => ({ id, image: await change.objectStore('images').get(id) })),
  );
  return found.flatMap(({ id, image }) => (image ? [{ id, bytes: image.size }] : []));
}
