import * as z from 'zod/mini';
import { engineIds } from './engine-choice.ts';
import { failureSchema } from './failure.ts';
import { progressSchema, readEventSchema, usageSchema, wordSchema } from './read-event.ts';
import { captureSchema, sourceSchema } from './source.ts';
import { taskIdSchema } from './task.ts';

const phaseSchema = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('queued') }),
  /** `share` of what is larger than the window, from 0 to 1: it is captured piece by piece. */
  z.object({ phase: z.literal('capturing'), share: z.optional(z.number()) }),
  z.object({ phase: z.literal('reading'), progress: z.nullable(progressSchema) }),
  /** `truncated`: the engine reached its own limit and there is more to read. */
  z.object({ phase: z.literal('done'), truncated: z.boolean() }),
  z.object({ phase: z.literal('failed'), failure: failureSchema }),
  z.object({ phase: z.literal('cancelled') }),
  /** What was running it went away (worker killed, browser closed) before an end came. */
  z.object({ phase: z.literal('interrupted') }),
]);
export type JobPhase = z.infer<typeof phaseSchema>;

/** One request's life as data: what every view shows and the store keeps. Times in epoch ms. */
export const jobSchema = z.object({
  id: z.string(),
  createdAt: z.number(),
  task: taskIdSchema,
  source: sourceSchema,
  /** Key of the captured image in the image store; jobs on the same image share it. */
  imageId: z.nullable(z.string()),
  capture: z.nullable(captureSchema),
  engine: z.nullable(z.enum(engineIds)),
  /** The model asked, and the one that answered. Null on this device. */
  model: z.nullable(z.string()),
  answeredBy: z.nullable(z.string()),
  state: phaseSchema,
  text: z.string(),
  words: z.array(wordSchema),
  usage: z.nullable(usageSchema),
  readingSince: z.nullable(z.number()),
  endedAt: z.nullable(z.number()),
});
export type Job = z.infer<typeof jobSchema>;

const stamped = { at: z.number() };
export const jobEventSchema = z.discriminatedUnion('type', [
  z.object({ ...stamped, type: z.literal('capturing'), share: z.optional(z.number()) }),
  z.object({
    ...stamped,
    type: z.literal('captured'),
    imageId: z.string(),
    capture: captureSchema,
  }),
  z.object({
    ...stamped,
    type: z.literal('reading'),
    engine: z.enum(engineIds),
    model: z.nullable(z.string()),
  }),
  z.object({ ...stamped, type: z.literal('read'), event: readEventSchema }),
  z.object({ ...stamped, type: z.literal('interrupted') }),
]);
export type JobEvent = z.infer<typeof jobEventSchema>;

export function newJob(given: Pick<Job, 'id' | 'createdAt' | 'task' | 'source'>): Job {
  return {
    ...given,
    imageId: null,
    capture: null,
    engine: null,
    model: null,
    answeredBy: null,
    state: { phase: 'queued' },
    text: '',
    words: [],
    usage: null,
    readingSince: null,
    endedAt: null,
  };
}

/** The same wish once more, on the image that was captured already, if it was. */
export function jobAgain(job: Job, given: Pick<Job, 'id' | 'createdAt' | 'task'>): Job {
  return {
    ...newJob({ ...given, source: job.source }),
    imageId: job.imageId,
    capture: job.capture,
  };
}

const finalPhases: ReadonlySet<JobPhase['phase']> = new Set([
  'done',
  'failed',
  'cancelled',
  'interrupted',
]);

export function isFinal(job: Job): boolean {
  return finalPhases.has(job.state.phase);
}

/**
 * A stored job as a view should show it that followed the same job before: what came last before
 * the worker died may have been seen but not yet stored.
 */
export function withTextSeen(stored: Job | null, seen: Job | null | undefined): Job | null {
  const sameCutOff = stored?.state.phase === 'interrupted' && stored.id === seen?.id;
  return sameCutOff && seen.text.startsWith(stored.text)
    ? { ...stored, text: seen.text, words: seen.words }
    : stored;
}

/** The job after an event. An ended job stays as it ended, whatever else comes. */
export function reduceJob(job: Job, event: JobEvent): Job {
  if (isFinal(job)) return job;
  switch (event.type) {
    case 'capturing':
      return { ...job, state: { phase: 'capturing', share: event.share } };
    case 'captured':
      return { ...job, imageId: event.imageId, capture: event.capture };
    case 'reading':
      return {
        ...job,
        engine: event.engine,
        model: event.model,
        readingSince: event.at,
        state: { phase: 'reading', progress: null },
      };
    case 'interrupted':
      return { ...job, endedAt: event.at, state: { phase: 'interrupted' } };
    case 'read':
      return reduceRead(job, event.event, event.at);
  }
}

type ReadEventOf = Extract<JobEvent, { type: 'read' }>['event'];

function reduceRead(job: Job, event: ReadEventOf, at: number): Job {
  switch (event.type) {
    case 'progress':
      return { ...job, state: { phase: 'reading', progress: event.progress } };
    case 'text':
      return {
        ...job,
        text: job.text + event.text,
        // Text is its own progress; an older message ("waiting…") would be false now.
        state:
          job.state.phase === 'reading' && job.state.progress?.step !== 'reading-lines'
            ? { phase: 'reading', progress: null }
            : job.state,
      };
    case 'words':
      return { ...job, words: [...job.words, ...event.words] };
    case 'answered-by':
      return { ...job, answeredBy: event.model };
    case 'usage':
      return { ...job, usage: event.usage };
    case 'end':
      return { ...job, endedAt: at, state: endState(event.end) };
  }
}

function endState(end: Extract<ReadEventOf, { type: 'end' }>['end']): JobPhase {
  switch (end.kind) {
    case 'complete':
      return { phase: 'done', truncated: false };
    case 'truncated':
      return { phase: 'done', truncated: true };
    case 'failed':
      return { phase: 'failed', failure: end.failure };
    case 'cancelled':
      return { phase: 'cancelled' };
  }
}
