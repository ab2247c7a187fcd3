import { isFinal, newJob, shownText, type Job } from './job.ts';
import { isForPicker } from './source.ts';
import type { Wish } from './wish.ts';

/** The same wish once more, or another, on the images that were captured already, if they were. */
export function jobAgain(
  job: Job,
  stamp: Pick<Job, 'id' | 'createdAt'>,
  change: Partial<Wish>,
): Job {
  const { task, inputs, engineChoice, modelChoice, earlier, carried, source, images, page } = job;
  const kept = { task, inputs, engineChoice, modelChoice, earlier, carried };
  const wish = { ...kept, loosened: false, ...change };
  return newJob({ ...wish, ...stamp, source, images, ...(page && { page }) });
}

/** A question on what was read, with the conversation so far. */
export function followUp(job: Job, question: string): Partial<Wish> {
  const asked = job.inputs.question ?? '';
  const earlier = [...job.earlier, { question: asked, answer: shownText(job) }];
  return { task: job.task, inputs: { ...job.inputs, question }, earlier, carried: '' };
}

/** A job that a killed worker left behind is taken up again at most so often, and not for ever. */
const MOST_RESUMES = 5;
const RESUME_WITHIN_MS = 30 * 60_000;

/** Whether nothing of an answer has come, so that asking again pays for nothing twice. */
export function hasNothingYet(job: Job): boolean {
  return job.text === job.carried && job.words.length === 0;
}

/**
 * Whether a job that was cut off with its worker may run again by itself. `sameSession` is false
 * after a restart of the browser: its tabs have other ids then, so nothing can be captured anew.
 */
export function mayResume(job: Job, now: number, sameSession: boolean): boolean {
  if (isFinal(job) || !hasNothingYet(job) || job.resumes >= MOST_RESUMES) return false;
  if (now - job.createdAt > RESUME_WITHIN_MS) return false;
  const captured = job.images.length > 0 && job.images.every(({ capture }) => capture !== null);
  return captured || job.source.kind === 'file' || (sameSession && !isForPicker(job.source));
}

/** Whether there is a model that can be asked about what was read. */
export function canAsk(job: Job): boolean {
  return isFinal(job) && job.engine === 'deepinfra' && job.text !== '';
}

const describing: ReadonlySet<Job['task']> = new Set([
  'describe-image',
  'describe-briefly',
  'alt-text',
]);

/** Whether a job's text describes one image that is on a page. */
export function describesOneImage(job: Job): boolean {
  const isWhole = job.state.phase === 'done' && job.text !== '' && job.earlier.length === 0;
  const isOne = job.source.kind === 'page-image' && job.images.length === 1;
  return isWhole && isOne && describing.has(job.task);
}

/** Whether an answer stops where the model didn't mean to. */
export function canContinue(job: Job): boolean {
  const { state } = job;
  if (!canAsk(job)) return false;
  if (state.phase === 'failed' && state.failure.code === 'repetition') return false;
  return state.phase !== 'done' || state.truncated;
}

/** Whether a job that ended in a loop may be tried with more freedom: once. */
export function canLoosen(job: Job): boolean {
  return job.state.phase === 'failed' && job.state.failure.code === 'repetition' && !job.loosened;
}
