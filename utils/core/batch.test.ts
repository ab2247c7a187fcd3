import { describe, expect, it } from 'vitest';
import {
  afterRestart,
  arrangeItems,
  inRequests,
  isUnsent,
  keyInBatch,
  MOST_TOGETHER,
  newBatch,
  newItem,
  parseKeyInBatch,
  reasonToPause,
  rowOf,
  rowsToDraw,
  type BatchItem,
} from './batch.ts';
import { reduceJob, type Job, type JobEvent } from './job.ts';
import { plainWish } from './wish.ts';
import type { Progress } from './read-event.ts';

const batch = newBatch({ id: 'b', createdAt: 1, wish: plainWish('extract-text') });
const image = (index: number) => ({
  id: keyInBatch('b', index),
  name: `${index}.png`,
  capture: null,
});
const item = (index: number, documentId?: string): BatchItem =>
  newItem(
    batch,
    index,
    [image(index)],
    documentId === undefined ? null : { documentId, numbers: [index + 1] },
  );

const reading: JobEvent = { at: 2, type: 'reading', engine: 'deepinfra', model: 'm' };
const at = (progress: Progress): JobEvent => ({
  at: 3,
  type: 'read',
  event: { type: 'progress', progress },
});
const text: JobEvent = { at: 4, type: 'read', event: { type: 'text', text: 'What came' } };
const failed = (code: 'no_balance' | 'timeout'): JobEvent => ({
  at: 5,
  type: 'read',
  event: { type: 'end', end: { kind: 'failed', failure: { code } } },
});
const after = (...events: JobEvent[]): Job => events.reduce(reduceJob, item(0).job);

describe('keys', () => {
  it('name their batch, and no other key does', () => {
    expect(parseKeyInBatch(keyInBatch('a-b-c', 17))).toEqual({ batchId: 'a-b-c', index: 17 });
    expect(parseKeyInBatch('a/0/document')).toEqual({ batchId: 'a', index: 0 });
    expect(parseKeyInBatch('0199-uuid-2')).toBeNull();
  });
});

describe('arrangement', () => {
  const all = Array.from({ length: 19 }, (_, index) => item(index));

  it('keeps the order of the chosen and numbers them anew', () => {
    const chosen = all.filter(({ index }) => index % 3 === 1);
    const arranged = arrangeItems(batch, chosen, false);
    expect(arranged.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(arranged.map(({ job }) => job.images[0]?.name)).toEqual(
      [1, 4, 7, 10, 13, 16].map((index) => `${index}.png`),
    );
    expect(arranged.map(({ job }) => job.id)).toContain('b/5');
  });

  it('makes as few requests as may be, and fills them evenly', () => {
    const arranged = arrangeItems(batch, all, true);
    expect(arranged.map(({ job }) => job.images.length)).toEqual([6, 6, 7]);
    expect(arranged.flatMap(({ job }) => job.images)).toEqual(all.map(({ index }) => image(index)));
    expect(rowOf(arranged[2] ?? item(0), true).name).toBe('12.png – 18.png');
    const full = all.slice(0, MOST_TOGETHER);
    expect(inRequests(full, true)).toEqual([full]);
    const many = Array.from({ length: 65 }, (_, index) => item(index));
    for (const count of [MOST_TOGETHER + 1, many.length]) {
      const sizes = inRequests(many.slice(0, count), true).map(({ length }) => length);
      expect(sizes).toHaveLength(Math.ceil(count / MOST_TOGETHER));
      expect(Math.min(...sizes)).toBeGreaterThan(1);
    }
  });

  it('keeps documents apart, and their pages', () => {
    const mixed = [item(0), item(1, 'd'), item(2, 'd'), item(3, 'e')];
    const arranged = arrangeItems(batch, mixed, true);
    expect(arranged.map(({ pages }) => pages)).toEqual([
      null,
      { documentId: 'd', numbers: [2, 3] },
      { documentId: 'e', numbers: [4] },
    ]);
  });
});

describe('after a restart', () => {
  it('begins anew where nothing had come, whatever it was at', () => {
    for (const job of [after(reading), after(reading, at({ step: 'waiting-for-model' }))]) {
      expect(afterRestart(job, 9)).toEqual(item(0).job);
    }
  });

  it('keeps what had come, as interrupted, so that nothing is paid twice', () => {
    expect(afterRestart(after(reading, text), 9)).toMatchObject({
      text: 'What came',
      state: { phase: 'interrupted' },
    });
  });

  it('leaves alone what was not begun, and what had ended', () => {
    const ended = after(reading, text, failed('timeout'));
    expect(afterRestart(ended, 9)).toBe(ended);
    expect(afterRestart(after(), 9)).toEqual(after());
  });
});

describe('a pause', () => {
  it('holds back what has sent nothing, or waits to try again', () => {
    const failure = { code: 'model_busy' } as const;
    expect(isUnsent(after())).toBe(true);
    expect(isUnsent(after(reading, at({ step: 'preparing-image' })))).toBe(true);
    expect(
      isUnsent(after(reading, at({ step: 'retrying', failure, attempt: 2, delayMs: 9 }))),
    ).toBe(true);
    expect(isUnsent(after(reading, at({ step: 'waiting-turn' })))).toBe(true);
    expect(isUnsent(after(reading, at({ step: 'sending' })))).toBe(false);
    expect(isUnsent(after(reading, text))).toBe(false);
  });

  it('comes by itself where every other item would fail too', () => {
    expect(reasonToPause(after(reading, failed('no_balance')))).toEqual({ code: 'no_balance' });
    expect(reasonToPause(after(reading, failed('timeout')))).toBeNull();
    expect(reasonToPause(after(reading, text, failed('no_balance')))).toBeNull();
  });
});

describe('pages to draw', () => {
  const rows = Array.from({ length: 9 }, (_, index) => rowOf(item(index, 'd'), index < 3));

  it('are the next ones in order, so many ahead of what is read', () => {
    expect(rowsToDraw(rows, 5).map(({ index }) => index)).toEqual([3, 4]);
    expect(rowsToDraw(rows, 3)).toEqual([]);
  });
});
