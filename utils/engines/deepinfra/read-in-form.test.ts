import { describe, expect, it } from 'vitest';
import { newJob, reduceJob, type Job } from '../../core/job.ts';
import { plainWish } from '../../core/wish.ts';
import type { ReadEvent } from '../../core/read-event.ts';
import { defaultSettings } from '../../core/settings.ts';
import type { TaskId, TaskInputs } from '../../core/task.ts';
import { taskRequest } from '../../core/task-request.ts';
import type { ReadRequest } from '../reader.ts';
import { readInForm } from './read-in-form.ts';

const fields = ['Date', 'Total'];
const good = '{"Date":"2026-01-02","Total":"119.00"}';
const pretty = '{\n  "Date": "2026-01-02",\n  "Total": "119.00"\n}';

function answer(text: string, kind: 'complete' | 'truncated' = 'complete'): ReadEvent[] {
  const usage = { promptTokens: 100, completionTokens: 10, costUsd: 0.01 };
  return [
    { type: 'text', text: text.slice(0, 5) },
    { type: 'text', text: text.slice(5) },
    { type: 'usage', usage },
    { type: 'end', end: { kind } },
  ];
}
const refused: ReadEvent[] = [
  { type: 'end', end: { kind: 'failed', failure: { code: 'request_refused' } } },
];

/** The job as a view shows it, and the requests that were made for it. */
async function run(
  answers: readonly ReadEvent[][],
  {
    task = 'form-fields',
    inputs = { fields },
    model = 'a/b',
    carried = '',
  }: Partial<{
    task: TaskId;
    inputs: TaskInputs;
    model: string;
    carried: string;
  }> = {},
): Promise<{ job: Job; requests: ReadRequest[]; statuses: string[] }> {
  const requests: ReadRequest[] = [];
  const reader = readInForm(async function* (request) {
    requests.push(request);
    yield* answers[requests.length - 1] ?? [];
  });
  const wish = plainWish(task, { inputs, carried });
  const source = { kind: 'visible-tab', tabId: 1, windowId: 1 } as const;
  let job = newJob({ id: 'a', createdAt: 0, ...wish, source });
  const request = {
    ...taskRequest(wish, { model, imageCount: 1, uiLanguage: 'en' }),
    images: [],
    model,
    settings: defaultSettings,
    token: '',
  };
  const statuses: string[] = [];
  let ends = 0;
  for await (const event of reader(request, new AbortController().signal)) {
    job = reduceJob(job, { type: 'read', event, at: 1 });
    if (event.type === 'progress') statuses.push(event.progress.step);
    if (event.type === 'end') ends++;
  }
  expect(ends).toBe(1);
  return { job, requests, statuses };
}

describe('readInForm', () => {
  it('lays out JSON that fits', async () => {
    const { job, requests } = await run([answer(good)]);
    expect(job).toMatchObject({ text: pretty, state: { phase: 'done', truncated: false } });
    expect(requests).toHaveLength(1);
  });

  it.each([
    ['in a fence', '```json\n' + good + '\n```'],
    ['in single quotes', good.replaceAll('"', "'")],
    ['with a key too many', '{"Date":"2026-01-02","Total":"119.00","Made":"up"}'],
  ])('mends it without another request: %s', async (_how, text) => {
    const { job, requests } = await run([answer(text)]);
    expect(job).toMatchObject({ text: pretty, state: { phase: 'done' } });
    expect(requests).toHaveLength(1);
  });

  it('asks once more where it does not fit, says what is wrong, and adds up the cost', async () => {
    const { job, requests, statuses } = await run([answer('{"Date":"2026"}'), answer(good)]);
    expect(job).toMatchObject({
      text: pretty,
      state: { phase: 'done' },
      usage: { promptTokens: 200, completionTokens: 20, costUsd: 0.02 },
    });
    expect(requests).toHaveLength(2);
    expect(requests[1]?.inputs.question).toMatch(/not the JSON.*Total/);
    expect(requests[1]?.earlier).toEqual([{ question: '', answer: '{"Date":"2026"}' }]);
    expect(requests[1]?.schema).toBe(requests[0]?.schema);
    expect(statuses).toContain('correcting');
  });

  it('keeps the first answer and says so where the second does not fit either', async () => {
    const { job, requests } = await run([answer('no JSON'), answer('still none'), answer(good)]);
    expect(job.text).toBe('no JSON');
    expect(job.state).toEqual({ phase: 'failed', failure: { code: 'answer_not_in_form' } });
    expect(requests).toHaveLength(2);
  });

  it('leaves what was cut off as it came', async () => {
    const { job, requests } = await run([answer('{"Date":"2026', 'truncated')]);
    expect(job).toMatchObject({ text: '{"Date":"2026', state: { truncated: true } });
    expect(requests).toHaveLength(1);
  });

  it('goes on from what was carried', async () => {
    const { job } = await run([answer('01-02","Total":"119.00"}')], { carried: '{"Date":"2026-' });
    expect(job.text).toBe(pretty);
  });

  it('does without the schema where a server refuses it', async () => {
    const { job, requests } = await run([refused, answer(good)]);
    expect(job).toMatchObject({ text: pretty, state: { phase: 'done' } });
    expect(requests.map(({ schema }) => schema?.name)).toEqual(['fields', undefined]);
  });

  it('passes other answers through, without the markup of OCR-only models', async () => {
    const plain = await run([answer('{"a": 1')], { task: 'extract-text', inputs: {} });
    expect(plain.job).toMatchObject({ text: '{"a": 1', state: { phase: 'done' } });
    const boxed = answer('<|ref|>text<|/ref|><|det|>[[1, 2, 3, 4]]<|/det|>\nTotal');
    const read = await run([boxed], { task: 'to-markdown', model: 'deepseek-ai/DeepSeek-OCR' });
    expect(read.job.text).toBe('Total');
  });
});
