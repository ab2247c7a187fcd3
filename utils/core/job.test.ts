import { describe, expect, it } from 'vitest';
import { isFinal, newJob, reduceJob, withTextSeen, type Job, type JobEvent } from './job.ts';
import { plainWish } from './wish.ts';
import { canAsk, canContinue, canLoosen, followUp, jobAgain } from './job-again.ts';

const queued = newJob({
  id: 'a',
  createdAt: 1,
  ...plainWish('extract-text'),
  source: { kind: 'visible-tab', tabId: 1, windowId: 1 },
});

const reading: JobEvent[] = [
  { at: 2, type: 'capturing' },
  {
    at: 3,
    type: 'captured',
    images: [{ id: 'a', capture: { rung: 'screenshot', width: 800, height: 600 } }],
  },
  { at: 4, type: 'reading', engine: 'deepinfra', model: 'm' },
];

const text = (piece: string): JobEvent => ({
  at: 5,
  type: 'read',
  event: { type: 'text', text: piece },
});
const end = (kind: 'complete' | 'truncated' | 'cancelled'): JobEvent => ({
  at: 9,
  type: 'read',
  event: { type: 'end', end: { kind } },
});

const run = (events: JobEvent[], from: Job = queued) => events.reduce(reduceJob, from);

describe('a job', () => {
  it('keeps every piece of text in order up to its end', () => {
    const job = run([
      ...reading,
      text('Total '),
      text('12.50\n'),
      text('Ref. 0Ø'),
      end('complete'),
    ]);
    expect(job.text).toBe('Total 12.50\nRef. 0Ø');
    expect(job.state).toEqual({ phase: 'done', truncated: false });
    expect(job.endedAt).toBe(9);
  });

  it('takes a text anew, and goes on from there', () => {
    const anew: JobEvent = { at: 6, type: 'read', event: { type: 'replace-text', text: '{"a":' } };
    expect(run([...reading, text('Here it is: {'), anew, text('1}')]).text).toBe('{"a":1}');
  });

  it('keeps what came when it is stopped', () => {
    const job = run([...reading, text('half a wo'), end('cancelled')]);
    expect(job.text).toBe('half a wo');
    expect(job.state.phase).toBe('cancelled');
  });

  it.each([
    end('complete'),
    end('truncated'),
    end('cancelled'),
    { at: 9, type: 'interrupted' },
  ] as const)('changes no more after its end (%#)', (ending) => {
    const ended = run([...reading, text('x'), ending]);
    expect(isFinal(ended)).toBe(true);
    for (const event of [...reading, text('late'), end('complete')]) {
      expect(reduceJob(ended, event)).toBe(ended);
    }
  });

  it('says what is going on until text comes', () => {
    const waiting = run([
      ...reading,
      { at: 5, type: 'read', event: { type: 'progress', progress: { step: 'waiting-for-model' } } },
    ]);
    expect(waiting.state).toEqual({ phase: 'reading', progress: { step: 'waiting-for-model' } });
    expect(reduceJob(waiting, text('x')).state).toEqual({ phase: 'reading', progress: null });
  });

  it('goes on counting lines while their text comes', () => {
    const progress = { step: 'reading-lines', done: 1, total: 9 } as const;
    const counting = run([
      ...reading,
      { at: 5, type: 'read', event: { type: 'progress', progress } },
      text('x'),
    ]);
    expect(counting.state).toEqual({ phase: 'reading', progress });
  });

  it('starts again on the captured image with nothing of the old answer', () => {
    const ended = run([...reading, text('old'), end('complete')]);
    const again = jobAgain(ended, { id: 'b', createdAt: 20 }, plainWish('describe-image'));
    expect(again).toMatchObject({
      id: 'b',
      task: 'describe-image',
      images: [{ id: 'a' }],
      text: '',
      state: { phase: 'queued' },
    });
  });

  it('keeps in a view what was seen but not stored when the worker died', () => {
    const seen = run([...reading, text('one two')]);
    const stored = run([...reading, text('one'), { at: 9, type: 'interrupted' }]);
    expect(withTextSeen(stored, seen)).toMatchObject({
      text: 'one two',
      state: { phase: 'interrupted' },
    });
    const other = { ...seen, id: 'another' };
    expect(withTextSeen(stored, other)?.text).toBe('one');
    expect(withTextSeen(null, seen)).toBeNull();
  });
});

describe('what may follow a job', () => {
  const failed = (code: 'cut_off' | 'repetition'): JobEvent => ({
    at: 9,
    type: 'read',
    event: { type: 'end', end: { kind: 'failed', failure: { code } } },
  });
  const offers = (job: Job) => [canAsk(job), canContinue(job), canLoosen(job)];

  it.each([
    ['while it runs', [text('x')], [false, false, false]],
    ['complete', [text('x'), end('complete')], [true, false, false]],
    ['truncated', [text('x'), end('truncated')], [true, true, false]],
    ['stopped', [text('x'), end('cancelled')], [true, true, false]],
    ['cut off', [text('x'), failed('cut_off')], [true, true, false]],
    ['cut off with its worker', [text('x'), { at: 9, type: 'interrupted' }], [true, true, false]],
    ['cut off before any text', [failed('cut_off')], [false, false, false]],
    ['in a loop', [text('x'), failed('repetition')], [true, false, true]],
  ] as const)('%s', (_, events, offered) => {
    expect(offers(run([...reading, ...events]))).toEqual(offered);
  });

  it('is one more try of a loop, and not another', () => {
    const looped = run([...reading, text('x'), failed('repetition')]);
    const again = jobAgain(looped, { id: 'b', createdAt: 20 }, { loosened: true });
    expect(again).toMatchObject({ loosened: true, text: '', notes: [] });
    expect(canLoosen([...reading, failed('repetition')].reduce(reduceJob, again))).toBe(false);
    expect(jobAgain(again, { id: 'c', createdAt: 30 }, {}).loosened).toBe(false);
  });

  it('is no model’s on this device', () => {
    const here: JobEvent[] = [{ at: 4, type: 'reading', engine: 'on-device', model: null }];
    expect(offers(run([...here, text('x'), end('cancelled')]))).toEqual([false, false, false]);
  });

  it('is a question that keeps the conversation', () => {
    const read = run([...reading, text('INVOICE'), end('complete')]);
    const asked = jobAgain(read, { id: 'b', createdAt: 20 }, followUp(read, 'Total?'));
    const answered = [...reading, text('7 EUR'), end('complete')].reduce(reduceJob, asked);
    expect(answered.text).toBe('7 EUR');
    expect(followUp(answered, 'Due?')).toMatchObject({
      inputs: { question: 'Due?' },
      earlier: [
        { question: '', answer: 'INVOICE' },
        { question: 'Total?', answer: '7 EUR' },
      ],
    });
  });

  it('goes on from the text that is there', () => {
    const cut = run([...reading, text('half'), failed('cut_off')]);
    const again = jobAgain(cut, { id: 'b', createdAt: 20 }, { carried: cut.text });
    expect([...reading, text(' more')].reduce(reduceJob, again).text).toBe('half more');
  });
});
