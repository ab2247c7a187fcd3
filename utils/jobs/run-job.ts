import { chooseEngine, type EngineId } from '../core/engine-choice.ts';
import { fail, toFailure } from '../core/failure.ts';
import type { Job, JobEvent } from '../core/job.ts';
import type { ReadEnd } from '../core/read-event.ts';
import type { Settings } from '../core/settings.ts';
import type { Source } from '../core/source.ts';
import { tasks } from '../core/task.ts';
import type { Captured } from '../capture/capture-source.ts';
import type { TellShare } from '../capture/stitch.ts';
import type { Reader } from '../engines/reader.ts';
import type { NormalisedImage } from '../image/normalise-image.ts';
import type { JobStore } from './job-store.ts';

/** What a job needs of the world; given from outside, so that tests can give their own. */
export interface JobWorld {
  readonly store: Pick<JobStore, 'saveImage' | 'loadImage'>;
  capture(
    source: Exclude<Source, { kind: 'file' }>,
    signal: AbortSignal,
    tell: TellShare,
  ): Promise<Captured>;
  normalise(captured: Blob): Promise<NormalisedImage>;
  loadSettings(): Promise<Settings>;
  loadToken(): Promise<string>;
  readonly readers: Readonly<Record<EngineId, Reader>>;
  now(): number;
}

type WithoutTime<Event> = Event extends unknown ? Omit<Event, 'at'> : never;

/**
 * Runs a job from its capture to its end. Whatever happens, the last event is an end, and it is the
 * only one.
 */
export async function runJob(
  job: Job,
  world: JobWorld,
  emit: (event: JobEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  const say = (event: WithoutTime<JobEvent>) => emit({ ...event, at: world.now() });
  const end = (ending: ReadEnd) => say({ type: 'read', event: { type: 'end', end: ending } });
  try {
    const image = await getImage(job, world, say, signal);
    signal.throwIfAborted();
    const [settings, token] = await Promise.all([world.loadSettings(), world.loadToken()]);
    const choice = chooseEngine({
      choice: settings.engine,
      hasToken: token !== '',
      task: job.task,
    });
    if ('failure' in choice) return end({ kind: 'failed', failure: choice.failure });
    const model = choice.engine === 'deepinfra' ? settings.model : null;
    say({ type: 'reading', engine: choice.engine, model });
    const request = { task: tasks[job.task], image, settings, token };
    for await (const event of world.readers[choice.engine](request, signal)) {
      say({ type: 'read', event });
      if (event.type === 'end') return;
    }
    end({ kind: 'failed', failure: { code: 'internal', detail: 'the engine gave no end' } });
  } catch (error) {
    if (signal.aborted) end({ kind: 'cancelled' });
    else end({ kind: 'failed', failure: toFailure(error) });
  }
}

/** The job's image: the stored one where there is one, else captured now, and stored. */
async function getImage(
  job: Job,
  world: JobWorld,
  say: (event: WithoutTime<JobEvent>) => void,
  signal: AbortSignal,
): Promise<Blob> {
  if (job.imageId !== null && job.capture !== null) {
    const image = await world.store.loadImage(job.imageId);
    if (image) return image;
  }
  say({ type: 'capturing' });
  const tell: TellShare = (share) => say({ type: 'capturing', share });
  const captured = await obtain(job, world, signal, tell);
  const { image, width, height } = await world.normalise(captured.image);
  const imageId = job.imageId ?? job.id;
  await world.store.saveImage(imageId, image);
  const { image: _, ...how } = captured;
  say({ type: 'captured', imageId, capture: { ...how, width, height } });
  return image;
}

async function obtain(
  job: Job,
  world: JobWorld,
  signal: AbortSignal,
  tell: TellShare,
): Promise<Captured> {
  if (job.source.kind !== 'file') return world.capture(job.source, signal, tell);
  const image = job.imageId === null ? null : await world.store.loadImage(job.imageId);
  return { image: image ?? fail('element_gone'), rung: job.source.rung ?? 'file' };
}
