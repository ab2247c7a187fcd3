import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { jobSchema, type Job } from '../core/job.ts';

interface Schema extends DBSchema {
  jobs: { key: string; value: unknown; indexes: { createdAt: number } };
  images: { key: string; value: Blob };
}

/** Jobs kept; of older ones neither text nor image stays. */
const MOST_JOBS = 20;

/** Jobs and their images, on this device alone. IndexedDB: blobs are stored as they are, fast. */
export interface JobStore {
  saveJob(job: Job): Promise<void>;
  loadJob(id: string): Promise<Job | null>;
  newestJob(): Promise<Job | null>;
  saveImage(id: string, image: Blob): Promise<void>;
  loadImage(id: string): Promise<Blob | null>;
  /** Drops the oldest jobs above the limit, and the images that no job refers to. */
  prune(): Promise<void>;
}

export function openJobStore(): JobStore {
  let opened: Promise<IDBPDatabase<Schema>> | null = null;
  const db = () =>
    (opened ??= openDB<Schema>('legible', 1, {
      upgrade(database) {
        database.createObjectStore('jobs', { keyPath: 'id' }).createIndex('createdAt', 'createdAt');
        database.createObjectStore('images');
      },
    }));

  return {
    async saveJob(job) {
      await (await db()).put('jobs', job);
    },
    async loadJob(id) {
      return parseJob(await (await db()).get('jobs', id));
    },
    async newestJob() {
      const store = (await db()).transaction('jobs').store;
      const cursor = await store.index('createdAt').openCursor(null, 'prev');
      return parseJob(cursor?.value);
    },
    async saveImage(id, image) {
      await (await db()).put('images', image, id);
    },
    async loadImage(id) {
      return (await (await db()).get('images', id)) ?? null;
    },
    async prune() {
      const transaction = (await db()).transaction(['jobs', 'images'], 'readwrite');
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
      for (const id of await images.getAllKeys()) if (!used.has(id)) await images.delete(id);
      await transaction.done;
    },
  };
}

/** What an older version stored, or a fault left behind, counts as no job. */
function parseJob(stored: unknown): Job | null {
  const job = jobSchema.safeParse(stored);
  return job.success ? job.data : null;
}
