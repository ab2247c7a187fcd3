import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { jobSchema, type Job } from '../core/job.ts';

const KEY = 'privateJobs';
const storedSchema = z.catch(z.array(jobSchema), []);

/** Jobs of private windows, in memory only: `storage.session` is never written to the disk. */
export async function loadPrivateJobs(): Promise<Job[]> {
  return z.parse(storedSchema, (await browser.storage.session.get(KEY))[KEY]);
}

export async function savePrivateJobs(jobs: readonly Job[]): Promise<void> {
  await browser.storage.session.set({ [KEY]: jobs });
}
