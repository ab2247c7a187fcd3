import { parseKeyInBatch } from '../core/batch.ts';
import type { Job } from '../core/job.ts';
import type { Change } from './database.ts';
import { parseJob, parseRow } from './stored.ts';

/** Jobs that aren't in the history, oldest first: those under way, those that came to nothing. */
export async function jobsBesideHistory(change: Change): Promise<Job[]> {
  const jobs = change.objectStore('jobs');
  const kept = new Set(await change.objectStore('history').getAllKeys());
  const ids = (await jobs.index('createdAt').getAllKeys()).filter((id) => !kept.has(id));
  const found = await Promise.all(ids.map((id) => jobs.get(id)));
  return found.map(parseJob).filter((job) => job !== null);
}

/** The newest that isn't of a batch, or null. */
export async function newestJob(jobs: {
  index: (name: 'createdAt') => {
    openKeyCursor(query: null, direction: 'prev'): Promise<KeyCursor | null>;
  };
  get: (id: string) => Promise<unknown>;
}): Promise<Job | null> {
  let cursor = await jobs.index('createdAt').openKeyCursor(null, 'prev');
  while (cursor && parseKeyInBatch(cursor.primaryKey)) cursor = await cursor.continue();
  return cursor && parseJob(await jobs.get(cursor.primaryKey));
}

interface KeyCursor {
  readonly primaryKey: string;
  continue(): Promise<KeyCursor | null>;
}

/** Drops the images that no result, no running job and no batch has. */
export async function dropUnusedImages(change: Change): Promise<void> {
  const rows = (await change.objectStore('history').getAll()).map(parseRow);
  const beside = await jobsBesideHistory(change);
  // The newest keeps its images though they aren't kept with results: it may be asked of again.
  const jobs = [...beside, await newestJob(change.objectStore('jobs'))];
  const used = new Set([
    ...rows.flatMap((row) => row?.images.map(({ id }) => id) ?? []),
    // An image is stored under its job's id a moment before the job says that it has it.
    ...jobs.flatMap((job) => job?.id ?? []),
    ...jobs.flatMap((job) => job?.images.map(({ id }) => id) ?? []),
  ]);
  const batches = new Set(await change.objectStore('batches').getAllKeys());
  const images = change.objectStore('images');
  for (const id of await images.getAllKeys()) {
    const batchId = parseKeyInBatch(id)?.batchId;
    const isOfBatch = batchId !== undefined && batches.has(batchId);
    if (!isOfBatch && !used.has(id)) await images.delete(id);
  }
}
