import * as z from 'zod/mini';
import { engineIds } from './engine-choice.ts';
import { failureSchema } from './failure.ts';
import { progressSchema, readEventSchema, usageSchema, wordSchema } from './read-event.ts';
import { captureSchema, sourceSchema } from './source.ts';
import { engineChoices } from './settings.ts';
import { taskIdSchema, taskInputsSchema } from './task.ts';

export const jobPhaseSchema = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('queued') }),
  z.object({ phase: z.literal('capturing') }),
  z.object({ phase: z.literal('reading'), progress: z.nullable(progressSchema) }),
  /** `truncated`: the engine reached its own limit and there is more to read. */
  z.object({ phase: z.literal('done'), truncated: z.boolean() }),
  z.object({ phase: z.literal('failed'), failure: failureSchema }),
  z.object({ phase: z.literal('cancelled') }),
  /** What was running it went away (worker killed, browser closed) before an end came. */
  z.object({ phase: z.literal('interrupted') }),
]);
export type JobPhase = z.infer<typeof jobPhaseSchema>;

/** An image of a job. Jobs on the same image share its key in the image store. */
export const jobImageSchema = z.object({
  id: z.string(),
  /** How it was got; null until it was. */
  capture: z.nullable(captureSchema),
  /** What a person calls it: a file's name, with its page where it has several. */
  name: z.optional(z.string()),
});
export type JobImage = z.infer<typeof jobImageSchema>;

/** A question on the same images and its answer, before this one. */
export const turnSchema = z.object({ question: z.string(), answer: z.string() });
export type Turn = z.infer<typeof turnSchema>;

/** What a person wishes to be done with images. */
export const wishSchema = z.object({
  task: taskIdSchema,
  inputs: taskInputsSchema,
  /** The engine and the model, where they aren't those of the settings. */
  engineChoice: z.nullable(z.enum(engineChoices)),
  modelChoice: z.nullable(z.string()),
  /** The conversation so far, for a follow-up. */
  earlier: z.array(turnSchema),
  /** Text of a cut-off answer, which this one goes on from. */
  carried: z.string(),
});
export type Wish = z.infer<typeof wishSchema>;

/** One request's life as data: what every view shows and the store keeps. Times in epoch ms. */
export const jobSchema = z.object({
  ...wishSchema.shape,
  id: z.string(),
  createdAt: z.number(),
  source: sourceSchema,
  /** In the order in which they go to the engine. Empty until a page's image was captured. */
  images: z.array(jobImageSchema),
  engine: z.nullable(z.enum(engineIds)),
  /** The model asked, and the one that answered. Null on this device. */
  model: z.nullable(z.string()),
  answeredBy: z.nullable(z.string()),
  state: jobPhaseSchema,
  text: z.string(),
  words: z.array(wordSchema),
  usage: z.nullable(usageSchema),
  readingSince: z.nullable(z.number()),
  endedAt: z.nullable(z.number()),
});
export type Job = z.infer<typeof jobSchema>;

const stamped = { at: z.number() };
export const jobEventSchema = z.discriminatedUnion('type', [
  z.object({ ...stamped, type: z.literal('capturing') }),
  z.object({
    ...stamped,
    type: z.literal('captured'),
    images: z.array(jobImageSchema),
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

/** A wish for a task with nothing more said. */
export function plainWish(task: Wish['task'], more: Partial<Wish> = {}): Wish {
  const nothing = { inputs: {}, engineChoice: null, modelChoice: null, earlier: [], carried: '' };
  return { ...nothing, ...more, task };
}

export function newJob(
  given: Wish & Pick<Job, 'id' | 'createdAt' | 'source'> & Partial<Pick<Job, 'images'>>,
): Job {
  return {
    images: [],
    ...given,
    engine: null,
    model: null,
    answeredBy: null,
    state: { phase: 'queued' },
    text: given.carried,
    words: [],
    usage: null,
    readingSince: null,
    endedAt: null,
  };
}

/** The same wish once more, or another, on the images that were captured already, if they were. */
export function jobAgain(
  job: Job,
  stamp: Pick<Job, 'id' | 'createdAt'>,
  change: Partial<Wish>,
): Job {
  const { task, inputs, engineChoice, modelChoice, earlier, carried, source, images } = job;
  const wish = { task, inputs, engineChoice, modelChoice, earlier, carried, ...change };
  return newJob({ ...wish, ...stamp, source, images });
}

/** A question on what was read, with the conversation so far. */
export function followUp(job: Job, question: string): Partial<Wish> {
  const asked = job.inputs.question ?? '';
  const earlier = [...job.earlier, { question: asked, answer: job.text }];
  return { task: job.task, inputs: { ...job.inputs, question }, earlier, carried: '' };
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
      return { ...job, state: { phase: 'capturing' } };
    case 'captured':
      return { ...job, images: event.images };
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
    case 'replace-text':
      return { ...job, text: event.text };
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
