import { isFinal, newJob, reduceJob, type Job, type JobEvent, type JobImage } from '../core/job.ts';
import type { Wish } from '../core/wish.ts';
import { hasNothingYet, jobAgain, mayResume } from '../core/job-again.ts';
import type { BackgroundToView } from '../core/messages.ts';
import { isPrivateKey, privateKey } from '../core/private-key.ts';
import { isPrivateSource, type Source } from '../core/source.ts';
import type { JobStoreWithPrivate } from './private-jobs.ts';

/**
 * While text streams in, the job is stored this often, in ms, beginning with the first piece. Every
 * other change is stored at once. It bounds what a killed worker can lose.
 */
const SAVE_EVERY_MS = 100;

export interface DeskWorld {
  readonly store: Pick<
    JobStoreWithPrivate,
    'saveJob' | 'loadJob' | 'newestJob' | 'newestPublicJob' | 'prune'
  >;
  /** Runs a job to its end; the last event it emits is an end. */
  run(job: Job, emit: (event: JobEvent) => void, signal: AbortSignal): Promise<void>;
  /** Called with the number of running jobs whenever one starts or ends. */
  onRunning(count: number): void;
  /** Called when a new job has become the newest, for views that aren't connected. */
  onNewest(job: Job): void;
  /** Whether the browser has been running without a break since the job was started. */
  isOfThisSession(job: Job): Promise<boolean>;
  now(): number;
  newId(): string;
}

interface LiveJob {
  job: Job;
  readonly controller: AbortController;
  /** Runs while the job was stored a moment ago. */
  pause: ReturnType<typeof setTimeout> | null;
  unsaved: boolean;
  /** What views are told only once it is stored, and the number of writes that are waited for. */
  readonly held: BackgroundToView[];
  holds: number;
}

/** What is shown to views of one kind. */
interface Screen {
  readonly views: Set<(message: BackgroundToView) => void>;
  readonly loadNewest: () => Promise<Job | null>;
  /** As the views know it. */
  newest: Job | null;
  launched: string | null;
}

function newScreen(loadNewest: Screen['loadNewest']): Screen {
  return { views: new Set(), loadNewest, newest: null, launched: null };
}

/** Where jobs are started, stopped, followed and kept. One a background; it owns the live ones. */
export function createJobDesk(world: DeskWorld) {
  const live = new Map<string, LiveJob>();
  const everything = newScreen(() => world.store.newestJob());
  /** Without what comes from private windows. */
  const publicOnly = newScreen(() => world.store.newestPublicJob());
  const screens = [everything, publicOnly];
  const screensOf = (jobId: string) => (isPrivateKey(jobId) ? [everything] : screens);
  let restored: Promise<void> | null = null;
  let latest: LiveJob | null = null;

  const deliver = (screen: Screen, message: BackgroundToView) => {
    const { newest } = screen;
    if (message.type === 'job') screen.newest = message.job;
    else if (newest?.id === message.jobId) screen.newest = reduceJob(newest, message.event);
    for (const view of screen.views) view(message);
  };

  const tell = (entry: LiveJob, message: BackgroundToView) => {
    if (entry.holds > 0) return void entry.held.push(message);
    const { id } = entry.job;
    for (const screen of screensOf(id)) if (screen.launched === id) deliver(screen, message);
  };

  /** Keeps views waiting until the write is done, so that what was shown once is never lost. */
  const holdUntil = (entry: LiveJob, saved: Promise<void>) => {
    entry.holds++;
    void saved.finally(() => {
      if (--entry.holds > 0) return;
      for (const message of entry.held.splice(0)) tell(entry, message);
    });
  };

  const saveNow = (entry: LiveJob): Promise<void> => {
    entry.unsaved = false;
    return world.store.saveJob(entry.job);
  };

  const saveSoon = (entry: LiveJob) => {
    entry.unsaved = true;
    if (entry.pause !== null) return;
    void saveNow(entry);
    entry.pause = setTimeout(() => {
      entry.pause = null;
      if (entry.unsaved) saveSoon(entry);
    }, SAVE_EVERY_MS);
  };

  const apply = (entry: LiveJob, event: JobEvent) => {
    // A check and edits come after the end.
    const isLate = event.type === 'checked' || event.type === 'edited';
    if (isFinal(entry.job) && !isLate) return;
    const hadNothing = hasNothingYet(entry.job);
    entry.job = reduceJob(entry.job, event);
    // From here on the answer is paid for: a worker that is killed now must not ask again.
    if (hadNothing && !hasNothingYet(entry.job)) holdUntil(entry, saveNow(entry));
    else if (event.type === 'read' && event.event.type !== 'end') saveSoon(entry);
    else void saveNow(entry);
    tell(entry, { type: 'event', jobId: entry.job.id, event });
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
    latest?.controller.abort();
    const entry: LiveJob = {
      job,
      controller: new AbortController(),
      pause: null,
      unsaved: false,
      held: [],
      holds: 0,
    };
    live.set(job.id, entry);
    for (const screen of screensOf(job.id)) screen.launched = job.id;
    latest = entry;
    world.onRunning(live.size);
    world.onNewest(job);
    const saved = saveNow(entry);
    holdUntil(entry, saved);
    void saved.then(() => world.store.prune());
    tell(entry, { type: 'job', job });
    void world.run(job, (event) => apply(entry, event), entry.controller.signal);
    return job;
  };

  const stamp = (isPrivate: boolean) => {
    const id = world.newId();
    return { id: isPrivate ? privateKey(id) : id, createdAt: world.now() };
  };

  const find = async (jobId: string): Promise<Job | null> =>
    live.get(jobId)?.job ?? world.store.loadJob(jobId);

  /** Shows views another job where the one they show was deleted. */
  const recheck = async (): Promise<void> => {
    for (const screen of screens) {
      const { newest } = screen;
      if (newest === null || live.has(newest.id)) continue;
      if ((await world.store.loadJob(newest.id)) !== null) continue;
      if (latest?.job.id === newest.id) latest = null;
      deliver(screen, { type: 'job', job: await screen.loadNewest() });
    }
  };

  /**
   * A stored job that should be running but isn't was cut off with the worker that ran it. Where
   * nothing had come it runs again, else it stays with what had come.
   */
  const settle = async (stored: Job): Promise<Job> => {
    if (isFinal(stored)) return stored;
    const sameSession = await world.isOfThisSession(stored);
    if (everything.launched === null && mayResume(stored, world.now(), sameSession)) {
      return launch(reduceJob(stored, { type: 'resumed', at: world.now() }));
    }
    const interrupted = reduceJob(stored, { type: 'interrupted', at: world.now() });
    await world.store.saveJob(interrupted);
    return interrupted;
  };

  const restoreTo = async (screen: Screen): Promise<void> => {
    const stored = await screen.loadNewest();
    if (stored === null || live.has(stored.id)) return;
    const settled = await settle(stored);
    for (const shown of screensOf(settled.id)) {
      if (shown.launched === null || shown.launched === settled.id) shown.newest ??= settled;
    }
  };

  /** Finds what an earlier worker left behind; once in the life of a worker is enough. */
  const restore = (): Promise<void> =>
    (restored ??= (async () => {
      await restoreTo(everything);
      if (publicOnly.newest === null) await restoreTo(publicOnly);
    })());

  return {
    restore,

    start(wish: Wish, source: Source, images: readonly JobImage[] = []): Job {
      const isPrivate = isPrivateSource(source) || images.some(({ id }) => isPrivateKey(id));
      return launch(newJob({ ...wish, ...stamp(isPrivate), source, images: [...images] }));
    },

    /** A job that isn't live may be about to be taken up again. */
    stop(jobId: string): void {
      if (live.has(jobId)) stop(jobId);
      else void restore().then(() => stop(jobId));
    },

    /** The same images once more, for the same wish or another. */
    async again(jobId: string, change: (job: Job) => Partial<Wish>): Promise<void> {
      const job = await find(jobId);
      if (job) launch(jobAgain(job, stamp(isPrivateKey(jobId)), change(job)));
    },

    /** The same wish, captured anew: more may be had of the image by now. */
    async captureAgain(jobId: string): Promise<void> {
      const job = await find(jobId);
      if (job) launch({ ...jobAgain(job, stamp(isPrivateKey(jobId)), {}), images: [] });
    },

    /** Keeps what the person made of the text of a job that has ended; null puts back what was read. */
    async edit(jobId: string, text: string | null): Promise<void> {
      const event = { type: 'edited', text, at: world.now() } as const;
      if (latest?.job.id === jobId) return apply(latest, event);
      const job = await world.store.loadJob(jobId);
      if (!job) return;
      await world.store.saveJob(reduceJob(job, event));
      for (const screen of screens) {
        if (screen.newest?.id === jobId) deliver(screen, { type: 'event', jobId, event });
      }
    },

    recheck,

    /** Ends what is under way for private windows, before the store forgets it. */
    stopPrivate(): void {
      for (const id of live.keys()) if (isPrivateKey(id)) stop(id);
    },

    /**
     * Shows a view the newest job and everything that happens to it, until the signal is aborted.
     * `seesPrivate`: those of private windows too.
     */
    async follow(
      view: (message: BackgroundToView) => void,
      seesPrivate: boolean,
      until: AbortSignal,
    ): Promise<void> {
      await restore();
      if (until.aborted) return;
      const screen = seesPrivate ? everything : publicOnly;
      view({ type: 'job', job: screen.newest });
      screen.views.add(view);
      until.addEventListener('abort', () => screen.views.delete(view), { once: true });
    },
  };
}
export type JobDesk = ReturnType<typeof createJobDesk>;
