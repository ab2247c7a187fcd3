import { findDoubts } from '../core/doubt/find-doubts.ts';
import { unsureWords } from '../core/doubt/unsure-words.ts';
import { reduceJob, type Job, type JobEvent } from '../core/job.ts';
import type { Settings } from '../core/settings.ts';
import { answerForm, isTranscript, tasks } from '../core/task.ts';
import type { Reader } from '../engines/reader.ts';
import { readOnDevice, type DeviceReading } from './device-reading.ts';
import type { JobStore } from './job-store.ts';

interface CheckWorld {
  readonly store: Pick<JobStore, 'loadImage'>;
  loadSettings(): Promise<Settings>;
  readonly readOnDevice: Reader;
  now(): number;
}

type Run = (job: Job, emit: (event: JobEvent) => void, signal: AbortSignal) => Promise<void>;

/**
 * Runs a job and, where it reads text word for word, checks that text by what is read of the same
 * images on this device at the same time. The job neither waits for the check nor fails with it:
 * `checked` comes after a good end, or never.
 */
export async function runChecked(
  job: Job,
  world: CheckWorld,
  run: Run,
  emit: (event: JobEvent) => void,
  signal: AbortSignal,
): Promise<void> {
  const ended = new AbortController();
  const stop = AbortSignal.any([signal, ended.signal]);
  let current = job;
  let beside: Promise<DeviceReading | null> | null = null;

  const watch = (event: JobEvent) => {
    current = reduceJob(current, event);
    emit(event);
    const isChecked = isTranscript(job) && current.engine === 'deepinfra';
    if (event.type === 'reading' && isChecked) beside = readBeside();
  };

  const readBeside = async (): Promise<DeviceReading | null> => {
    const settings = await world.loadSettings();
    if (!settings.checkWords) return null;
    const stored = await Promise.all(current.images.map(({ id }) => world.store.loadImage(id)));
    const images = stored.filter((image) => image !== null);
    const reading = await readOnDevice(world.readOnDevice, images, settings, stop);
    const isFirst = current.state.phase === 'reading' && current.text === '';
    if (reading && isFirst && tasks[job.task].onDevice && settings.showDraft) {
      watch({ at: world.now(), type: 'draft', text: reading.text });
    }
    return reading;
  };

  await run(job, watch, signal);
  if (current.state.phase !== 'done') return ended.abort();
  const checked = await check(current, world, beside);
  if (checked && !signal.aborted) emit({ at: world.now(), type: 'checked', ...checked });
}

async function check(
  job: Job,
  world: CheckWorld,
  beside: Promise<DeviceReading | null> | null,
): Promise<Pick<Job, 'words' | 'doubts'> | null> {
  if (job.engine === 'on-device') {
    const { checkWords } = await world.loadSettings();
    const { text, words } = job;
    return checkWords ? { words, doubts: unsureWords(text, words) } : null;
  }
  const reading = await beside;
  if (!reading) return null;
  const isMarkdown = answerForm(job) === 'markdown';
  return { words: [...reading.words], doubts: findDoubts(job.text, reading.words, { isMarkdown }) };
}
