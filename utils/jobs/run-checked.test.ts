import { expect, test } from 'vitest';
import { newJob, reduceJob, type Job, type JobEvent } from '../core/job.ts';
import { plainWish } from '../core/wish.ts';
import type { ReadEvent } from '../core/read-event.ts';
import { defaultSettings, type Settings } from '../core/settings.ts';
import type { TaskId } from '../core/task.ts';
import type { Reader } from '../engines/reader.ts';
import { runChecked } from './run-checked.ts';

const words = ['Total', '6.80'].map((text, at) => ({
  text,
  x: at * 60,
  y: 0,
  width: text.length * 10,
  height: 16,
  confidence: 0.99,
  angle: 0,
  line: 0,
}));
const complete = { type: 'end', end: { kind: 'complete' } } as const;
const failed = {
  type: 'end',
  end: { kind: 'failed', failure: { code: 'engine_out_of_memory' } },
} as const;

const device = (...events: readonly ReadEvent[]): Reader =>
  async function* () {
    yield* events;
  };
const readsTotal = device({ type: 'text', text: 'Total 6.80' }, { type: 'words', words }, complete);

function start(task: TaskId = 'extract-text'): Job {
  const images = [{ id: 'i', capture: { rung: 'file' as const, width: 9, height: 9 } }];
  const source = { kind: 'file' as const, name: 'bill.png' };
  return newJob({ id: 'a', createdAt: 0, ...plainWish(task), source, images });
}

interface Given {
  readonly read: Reader;
  readonly settings: Settings;
  readonly job: Job;
  readonly end: ReadEvent;
}

/** Runs a job whose model says `text`, piece by piece, and gives its events and what came of it. */
async function run(text: string, given: Partial<Given> = {}) {
  const { read = readsTotal, settings = defaultSettings, job = start(), end = complete } = given;
  const events: JobEvent[] = [];
  await runChecked(
    job,
    {
      store: { loadImage: async () => new Blob(['pixels']) },
      loadSettings: async () => settings,
      readOnDevice: read,
      now: () => 0,
    },
    async (_, emit) => {
      emit({ at: 0, type: 'reading', engine: 'deepinfra', model: 'm' });
      await new Promise((resolve) => setTimeout(resolve, 5));
      emit({ at: 0, type: 'read', event: { type: 'text', text } });
      emit({ at: 0, type: 'read', event: end });
    },
    (event) => events.push(event),
    new AbortController().signal,
  );
  return { events, job: events.reduce(reduceJob, job) };
}

test('the text of a model is checked after its end, and stays as it is', async () => {
  const { events, job } = await run('Total 6.90');
  expect(events.map(({ type }) => type)).toEqual(['reading', 'read', 'read', 'checked']);
  expect(job).toMatchObject({ text: 'Total 6.90', state: { phase: 'done' }, words });
  expect(job.doubts).toMatchObject([{ start: 6, end: 10, reason: 'unlike', seen: '6.80' }]);
});

test('a check that fails leaves the job as it was', async () => {
  for (const read of [device(failed), device()]) {
    const { events, job } = await run('Total 6.90', { read });
    expect(events.some(({ type }) => type === 'checked')).toBe(false);
    expect(job).toMatchObject({ state: { phase: 'done' }, doubts: null });
  }
});

test('nothing is read beside where it is not wanted, nor for a description', async () => {
  const read: Reader = () => {
    throw new Error('read');
  };
  const settings = { ...defaultSettings, checkWords: false };
  expect((await run('Total 6.90', { read, settings })).job.doubts).toBeNull();
  const job = start('describe-image');
  expect((await run('A bill.', { read, job })).job.doubts).toBeNull();
});

test("Markdown's own signs are no words in doubt, a changed amount in it is", async () => {
  const job = start('to-markdown');
  const right = '# Total\n\n| | |\n|---|---:|\n| **6.80** | [](https://example.com/7) |';
  expect((await run(right, { job })).job.doubts).toEqual([]);
  const wrong = await run('1. **Total** `6.90`', { job });
  expect(wrong.job.doubts).toMatchObject([{ start: 14, end: 18, reason: 'unlike', seen: '6.80' }]);
});

test('an answer to a question is not held against the image', async () => {
  const earlier = [{ question: '', answer: 'Total 6.80' }];
  const { events } = await run('Total 6.90', { job: { ...start(), earlier } });
  expect(events.some(({ type }) => type === 'checked')).toBe(false);
});

test('a draft is no Markdown', async () => {
  const settings = { ...defaultSettings, showDraft: true };
  const { events } = await run('# Total', { settings, job: start('to-markdown') });
  expect(events.some(({ type }) => type === 'draft')).toBe(false);
});

test('a job that fails is not checked', async () => {
  const { events } = await run('Total', { end: failed });
  expect(events.some(({ type }) => type === 'checked')).toBe(false);
});

test('a draft is shown until the first piece of the text, where it is wanted', async () => {
  const settings = { ...defaultSettings, showDraft: true };
  const { events, job } = await run('Total 6.90', { settings });
  const shown = events.map((_, at) => events.slice(0, at + 1).reduce(reduceJob, start()));
  expect(events.map(({ type }) => type)).toEqual(['reading', 'draft', 'read', 'read', 'checked']);
  expect(shown.map(({ draft }) => draft)).toEqual(['', 'Total 6.80', '', '', '']);
  expect(job.text).toBe('Total 6.90');
  expect((await run('Total 6.90')).events.some(({ type }) => type === 'draft')).toBe(false);
});
