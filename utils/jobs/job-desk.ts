import {
  isFinal,
  jobAgain,
  newJob,
  reduceJob,
  type Job,
  type JobEvent,
  type JobImage,
  type Wish,
} from '../core/job.ts';
import type { BackgroundToView } from '../core/messages.ts';
import type { Source } from '../core/source.ts';
import type { JobStore } from './job-store.ts';

/**
 * While text streams in, the job is stored this often, in ms, beginning with the first piece. Every
 * other change is stored at once. It bounds what a killed worker can lose.
 */
const SAVE_EVERY_MS = 100;

export interface DeskWorld {
  readonly store: JobStore;
  /** Runs a job to its end; the last event it emits is an end. */
  run(job: Job, emit: (event: JobEvent) => void, signal: AbortSignal): Promise<void>;
  /** Called with the number of running jobs whenever one starts or ends. */
  onRunning(count: number): void;
  /** Called when a new job has become the newest, for views that aren't connected. */
  onNewest(job: Job): void;
  now(): number;
  newId(): string;
}

interface LiveJob {
  job: Job;
  readonly controller: AbortController;
  /** Runs while the job was stored a moment ago. */
  pause: ReturnType<typeof setTimeout> | null;
  unsaved: boolean;
}

/** Where jobs are started, stopped, followed and kept. One a background; it owns the live ones. */
export function createJobDesk(world: DeskWorld) {
  const live = new Map<string, LiveJob>();
  const views = new Set<(message: BackgroundToView) => void>();
  let newest: Job | null = null;
  let latest: AbortController | null = null;

  const broadcast = (message: BackgroundToView) => {
    for (const view of views) view(message);
  };

  const saveNow = (entry: LiveJob) => {
    entry.unsaved = false;
    void world.store.saveJob(entry.job);
  };

  const saveSoon = (entry: LiveJob) => {
    entry.unsaved = true;
    if (entry.pause !== null) return;
    saveNow(entry);
    entry.pause = setTimeout(() => {
      entry.pause = null;
      if (entry.unsaved) saveSoon(entry);
    }, SAVE_EVERY_MS);
  };

  const apply = (entry: LiveJob, event: JobEvent) => {
    // A check comes after the end.
    if (isFinal(entry.job) && event.type !== 'checked') return;
    entry.job = reduceJob(entry.job, event);
    if (newest?.id === entry.job.id) {
      newest = entry.job;
      broadcast({ type: 'event', jobId: entry.job.id, event });
    }
    if (event.type === 'read' && event.event.type !== 'end') saveSoon(entry);
    else saveNow(entry);
    if (isFinal(entry.job) && live.has(entry.job.id)) {
      if (entry.pause !== null) clearTimeout(entry.pause);
      live.delete(entry.job.id);
      world.onRunning(live.size);
    }
  };

  /** Ends a job at once for whoever looks at it; what runs it follows the signal. */
  const stop = (jobId: string) => {
    const entry = live.get(jobId);
    if (!entry) return;
    const end = { type: 'end', end: { kind: 'cancelled' } } as const;
    apply(entry, { at: world.now(), type: 'read', event: end });
    entry.controller.abort();
  };

  const launch = (job: Job): Job => {
    // A new wish ends the old one: its text so far is kept, and nobody pays for what nobody reads.
    for (const id of live.keys()) stop(id);
    // The check of one that has ended may still be under way.
    latest?.abort();
    const entry: LiveJob = {
      job,
      controller: new AbortController(),
      pause: null,
      unsaved: false,
    };
    live.set(job.id, entry);
    latest = entry.controller;
    newest = job;
    world.onRunning(live.size);
    world.onNewest(job);
    broadcast({ type: 'job', job });
    void world.store.saveJob(job).then(() => world.store.prune());
    void world.run(job, (event) => apply(entry, event), entry.controller.signal);
    return job;
  };

  const stamp = () => ({ id: world.newId(), createdAt: world.now() });

  return {
    start(wish: Wish, source: Source, images: readonly JobImage[] = []): Job {
      return launch(newJob({ ...wish, ...stamp(), source, images: [...images] }));
    },

    stop,

    /** The same images once more, for the same wish or another. */
    async again(jobId: string, change: (job: Job) => Partial<Wish>): Promise<void> {
      const job = live.get(jobId)?.job ?? (await world.store.loadJob(jobId));
      if (job) launch(jobAgain(job, stamp(), change(job)));
    },

    /** The same wish, captured anew: more may be had of the image by now. */
    async captureAgain(jobId: string): Promise<void> {
      const job = live.get(jobId)?.job ?? (await world.store.loadJob(jobId));
      if (job) launch({ ...jobAgain(job, stamp(), {}), images: [] });
    },

    /**
     * Shows a view the newest job and everything that happens to it, until the signal is aborted. A
     * stored job that should be running but isn't was cut off with the worker that ran it.
     */
    async follow(view: (message: BackgroundToView) => void, until: AbortSignal): Promise<void> {
      if (newest === null) {
        const stored = await world.store.newestJob();
        newest ??= stored && (await settle(stored));
      }
      if (until.aborted) return;
      view({ type: 'job', job: newest });
      views.add(view);
      until.addEventListener('abort', () => views.delete(view), { once: true });
    },
  };

  async function settle(stored: Job): Promise<Job> {
    if (isFinal(stored)) return stored;
    const interrupted = reduceJob(stored, { type: 'interrupted', at: world.now() });
    await world.store.saveJob(interrupted);
    return interrupted;
  }
}
export type JobDesk = ReturnType<typeof createJobDesk>;
