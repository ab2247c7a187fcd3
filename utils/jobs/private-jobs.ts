import { parseKeyInBatch } from '../core/batch.ts';
import type { Job } from '../core/job.ts';
import { isPrivateKey } from '../core/private-key.ts';
import type { JobStore } from './job-store.ts';

/** So many of the newest jobs of private windows, and images, are held. */
const MOST_HELD = 5;

export interface PrivateJobsDoor {
  load(): Promise<Job[]>;
  save(jobs: readonly Job[]): Promise<void>;
}

export interface JobStoreWithPrivate extends JobStore {
  /** The newest that comes from no private window. */
  newestPublicJob(): Promise<Job | null>;
  /** Forgets all that came from private windows. */
  forgetPrivate(): Promise<void>;
}

/** Whether a job or an image is of a private window and of none of its batches. */
function isHeld(key: string): boolean {
  return isPrivateKey(key) && parseKeyInBatch(key) === null;
}

/**
 * The store, with what comes from private windows held in memory instead: jobs where they outlive
 * the worker, images in the worker. An image that went with it is captured anew, or can't be had.
 */
export function withPrivateJobs(disk: JobStore, door: PrivateJobsDoor): JobStoreWithPrivate {
  const images = new Map<string, Blob>();
  let held: Job[] | null = null;

  const jobs = async (): Promise<readonly Job[]> => {
    const loaded = held ?? (await door.load());
    return (held ??= loaded);
  };
  const hold = async (next: Job[]): Promise<void> => {
    held = next;
    // More than fits is still held by this worker.
    await door.save(next).catch(() => undefined);
  };

  return {
    ...disk,
    async saveJob(job) {
      if (!isHeld(job.id)) return disk.saveJob(job);
      const others = (await jobs()).filter(({ id }) => id !== job.id);
      await hold([...others, job].slice(-MOST_HELD));
    },
    async loadJob(id) {
      if (!isHeld(id)) return disk.loadJob(id);
      return (await jobs()).find((job) => job.id === id) ?? null;
    },
    async newestJob() {
      const [kept, privately] = await Promise.all([disk.newestJob(), jobs()]);
      const newest = privately.at(-1) ?? null;
      return newest && (!kept || newest.createdAt > kept.createdAt) ? newest : kept;
    },
    newestPublicJob: () => disk.newestJob(),
    async saveImage(id, image) {
      if (!isHeld(id)) return disk.saveImage(id, image);
      images.set(id, image);
      const [oldest] = images.keys();
      if (images.size > MOST_HELD && oldest !== undefined) images.delete(oldest);
    },
    async loadImage(id) {
      return isHeld(id) ? (images.get(id) ?? null) : disk.loadImage(id);
    },
    async forgetPrivate() {
      images.clear();
      await hold([]);
    },
  };
}
