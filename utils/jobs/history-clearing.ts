import { isFinal } from '../core/job.ts';
import { announceHistoryChange } from '../platform/history-changes.ts';
import { database, everything, itemsOf } from './database.ts';
import { removeJob, type RemovedResults } from './history-store.ts';
import { parseBatch } from './stored.ts';
import { dropUnusedImages, jobsBesideHistory } from './used-images.ts';

/** Puts back what was removed. */
export async function restoreResults({ rows, jobs, images }: RemovedResults): Promise<void> {
  const change = (await database()).transaction(everything, 'readwrite');
  for (const { id, image } of images) await change.objectStore('images').put(image, id);
  for (const job of jobs) await change.objectStore('jobs').put(job);
  for (const row of rows) await change.objectStore('history').put(row);
  await change.done;
  announceHistoryChange('kept');
}

/** Deletes every result, whatever came to nothing, and the batches that were put away. */
export async function clearHistory(): Promise<void> {
  const change = (await database()).transaction(everything, 'readwrite');
  for (const id of await change.objectStore('history').getAllKeys()) await removeJob(change, id);
  for (const job of await jobsBesideHistory(change)) {
    if (isFinal(job)) await change.objectStore('jobs').delete(job.id);
  }
  for (const batch of (await change.objectStore('batches').getAll()).map(parseBatch)) {
    if (!batch?.closed) continue;
    await change.objectStore('batches').delete(batch.id);
    await change.objectStore('items').delete(itemsOf(batch.id));
  }
  await dropUnusedImages(change);
  await change.done;
  announceHistoryChange('removed');
}
