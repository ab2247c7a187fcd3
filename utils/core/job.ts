import * as z from 'zod/mini';
import { doubtSchema } from './doubt/doubt.ts';
import { engineIds } from './engine-choice.ts';
import { failureSchema } from './failure.ts';
import { noteSchema } from './note.ts';
import {
  estimateSchema,
  progressSchema,
  readEventSchema,
  usageSchema,
  wordSchema,
  type Progress,
} from './read-event.ts';
import { captureSchema, pageSchema, sourceSchema } from './source.ts';
import { wishSchema, type Wish } from './wish.ts';

export const jobPhaseSchema = z.discriminatedUnion('phase', [
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

/** One request's life as data: what every view shows and the store keeps. Times in epoch ms. */
export const jobSchema = z.object({
  ...wishSchema.shape,
  id: z.string(),
  createdAt: z.number(),
  source: sourceSchema,
  /** Where its images were found, as far as the browser told. */
  page: z.optional(pageSchema),
  /** In the order in which they go to the engine. Empty until a page's image was captured. */
  images: z.array(jobImageSchema),
  engine: z.nullable(z.enum(engineIds)),
  /** The host of the API that is asked, where it isn't DeepInfra's. */
  server: z.optional(z.string()),
  /** The model asked, and the one that answered. Null on this device. */
  model: z.nullable(z.string()),
  answeredBy: z.nullable(z.string()),
  state: jobPhaseSchema,
  text: z.string(),
  /** The text as the person wrote it anew; not given while it is as it was read. */
  edited: z.optional(z.string()),
  /** As they were read on this device, by the engine or by the check beside it. */
  words: z.array(wordSchema),
  estimate: z.optional(estimateSchema),
  /** The parts of the text that the image may not bear out; null while nothing was checked. */
  doubts: z.catch(z.nullable(z.array(doubtSchema)), null),
  /** Read on this device, to be shown until the engine's own text begins; else empty. */
  draft: z.catch(z.string(), ''),
  usage: z.nullable(usageSchema),
  notes: z.array(noteSchema),
  /** How often the worker was killed under it before anything had come. */
  resumes: z.number(),
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
    images: z.array(jobImageSchema),
    page: z.optional(pageSchema),
  }),
  z.object({
    ...stamped,
    type: z.literal('reading'),
    engine: z.enum(engineIds),
    server: z.optional(z.string()),
    model: z.nullable(z.string()),
  }),
  z.object({ ...stamped, type: z.literal('read'), event: readEventSchema }),
  z.object({ ...stamped, type: z.literal('draft'), text: z.string() }),
  /** This and the next may follow an end; this only a good one. */
  z.object({
    ...stamped,
    type: z.literal('checked'),
    words: z.array(wordSchema),
    doubts: z.nullable(z.array(doubtSchema)),
  }),
  /** What the person made of the text; null puts back what was read. */
  z.object({ ...stamped, type: z.literal('edited'), text: z.nullable(z.string()) }),
  z.object({ ...stamped, type: z.literal('interrupted') }),
  /** The worker was killed before anything had come: from the start, on the same job. */
  z.object({ ...stamped, type: z.literal('resumed') }),
]);
export type JobEvent = z.infer<typeof jobEventSchema>;

export function newJob(
  given: Wish & Pick<Job, 'id' | 'createdAt' | 'source'> & Partial<Pick<Job, 'images' | 'page'>>,
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
    doubts: null,
    draft: '',
    usage: null,
    notes: [],
    resumes: 0,
    readingSince: null,
    endedAt: null,
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

/** The text as the person left it. */
export function shownText(job: Pick<Job, 'text' | 'edited'>): string {
  return job.edited ?? job.text;
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

/** The job after an event. An ended job stays as it ended, whatever else comes but its check and edits. */
export function reduceJob(job: Job, event: JobEvent): Job {
  if (event.type === 'checked') {
    const { words, doubts } = event;
    return job.state.phase === 'done' ? { ...job, words, doubts } : job;
  }
  if (event.type === 'edited') return isFinal(job) ? withEdit(job, event.text) : job;
  if (isFinal(job)) return job;
  switch (event.type) {
    case 'draft':
      return job.text === '' ? { ...job, draft: event.text } : job;
    case 'capturing':
      return { ...job, state: { phase: 'capturing', share: event.share } };
    case 'captured':
      return { ...job, images: event.images, ...(event.page && { page: event.page }) };
    case 'reading':
      return {
        ...job,
        engine: event.engine,
        ...(event.server !== undefined && { server: event.server }),
        model: event.model,
        readingSince: event.at,
        state: { phase: 'reading', progress: null },
      };
    case 'resumed':
      return { ...job, resumes: job.resumes + 1, state: { phase: 'queued' } };
    case 'interrupted':
      return { ...job, draft: '', endedAt: event.at, state: { phase: 'interrupted' } };
    case 'read':
      return reduceRead(job, event.event, event.at);
  }
}

function withEdit(job: Job, text: string | null): Job {
  const { edited, ...read } = job;
  if (text === null || text === read.text) return edited === undefined ? job : read;
  return { ...read, edited: text };
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
        draft: '',
        // Text is its own progress; an older message ("waiting…") would be false now.
        state:
          job.state.phase === 'reading' && !goesOnWithText(job.state.progress)
            ? { phase: 'reading', progress: null }
            : job.state,
      };
    case 'replace-text':
      return { ...job, text: event.text };
    case 'words':
      return { ...job, words: [...job.words, ...event.words] };
    case 'answered-by':
      return { ...job, answeredBy: event.model };
    case 'estimate':
      return { ...job, estimate: event.estimate };
    case 'usage':
      return { ...job, usage: event.usage };
    case 'note':
      return { ...job, notes: [...job.notes, event.note] };
    case 'end':
      return { ...job, draft: '', endedAt: at, state: endState(event.end) };
  }
}

/** Progress that says more than that text is coming. */
function goesOnWithText(progress: Progress | null): boolean {
  return progress?.step === 'reading-lines' || progress?.step === 'reading-part';
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
