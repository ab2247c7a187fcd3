import { describe, expect, it } from 'vitest';
import { plainWish } from '../core/wish.ts';
import type { ReadEvent } from '../core/read-event.ts';
import { defaultSettings } from '../core/settings.ts';
import { taskRequest } from '../core/task-request.ts';
import type { Reader, ReadRequest } from '../engines/reader.ts';
import { createRequestGate } from './request-gate.ts';

const request: ReadRequest = {
  ...taskRequest(plainWish('extract-text'), { model: 'm', imageCount: 0, uiLanguage: 'en' }),
  images: [],
  model: 'm',
  settings: defaultSettings,
  token: 't',
};
const step = (name: 'preparing-image' | 'waiting-turn'): ReadEvent => ({
  type: 'progress',
  progress: { step: name },
});
const busy: ReadEvent = {
  type: 'progress',
  progress: { step: 'retrying', failure: { code: 'model_busy' }, attempt: 2, delayMs: 1 },
};
const done: ReadEvent = { type: 'end', end: { kind: 'complete' } };

/** A reader whose requests are counted, and answered when the test says so. */
function slowReader(refuse = false) {
  const underWay = new Set<() => void>();
  let prepared = 0;
  const reader: Reader = async function* () {
    yield step('preparing-image');
    prepared++;
    for (let attempt = refuse ? 1 : 2; attempt <= 2; attempt++) {
      yield step('waiting-turn');
      await new Promise<void>((resolve) => {
        const answer = () => {
          underWay.delete(answer);
          resolve();
        };
        underWay.add(answer);
      });
      if (attempt === 1) yield busy;
    }
    yield done;
  };
  return { reader, underWay, prepared: () => prepared };
}

async function readAll(
  reader: Reader,
  signal = new AbortController().signal,
): Promise<ReadEvent[]> {
  const events: ReadEvent[] = [];
  for await (const event of reader(request, signal)) events.push(event);
  return events;
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('the gate', () => {
  it('prepares all, and lets as many be under way as may', async () => {
    const gate = createRequestGate(2);
    const { reader, underWay, prepared } = slowReader();
    const reads = Array.from({ length: 5 }, () => readAll(gate.throttle(reader, () => {})));
    await settle();
    expect([prepared(), underWay.size]).toEqual([5, 2]);
    for (let left = 5; left > 0; left--) {
      underWay.values().next().value?.();
      await settle();
      expect(underWay.size).toBe(Math.min(2, left - 1));
    }
    for (const events of await Promise.all(reads)) expect(events.at(-1)).toEqual(done);
  });

  it('lets some in ahead while whoever sends them has them wait', async () => {
    let waitsElsewhere = true;
    const gate = createRequestGate(
      2,
      () => {},
      (atOnce) => (waitsElsewhere ? atOnce : 0),
    );
    const { reader, underWay } = slowReader();
    const reads = Array.from({ length: 9 }, () => readAll(gate.throttle(reader, () => {})));
    await settle();
    expect(underWay.size).toBe(4);
    waitsElsewhere = false;
    for (const left of [3, 2, 2, 2]) {
      underWay.values().next().value?.();
      await settle();
      expect(underWay.size).toBe(left);
    }
    while (underWay.size > 0) {
      underWay.values().next().value?.();
      await settle();
    }
    for (const events of await Promise.all(reads)) expect(events.at(-1)).toEqual(done);
  });

  it('lets fewer through after refusals, and others while one waits to try again', async () => {
    const learned: number[] = [];
    const gate = createRequestGate(4, (atOnce) => learned.push(atOnce));
    const { reader, underWay } = slowReader(true);
    const reads = Array.from({ length: 6 }, () => readAll(gate.throttle(reader, () => {})));
    await settle();
    expect(underWay.size).toBe(4);
    for (const answer of underWay) answer();
    await settle();
    expect(gate.allowed).toBe(2);
    expect(learned).toEqual([2]);
    while (underWay.size > 0) {
      expect(underWay.size).toBeLessThanOrEqual(2);
      underWay.values().next().value?.();
      await settle();
    }
    await Promise.all(reads);
    const next = createRequestGate(4);
    next.recall(learned[0] ?? 0);
    expect(next.allowed).toBe(2);
  });

  it('keeps no place for what was given up while it waited', async () => {
    const gate = createRequestGate(1);
    const { reader, underWay } = slowReader();
    const first = readAll(gate.throttle(reader, () => {}));
    await settle();
    const stop = new AbortController();
    const second: Reader = async function* (_, signal) {
      yield step('waiting-turn');
      yield { type: 'end', end: { kind: signal.aborted ? 'cancelled' : 'complete' } };
    };
    const given = readAll(
      gate.throttle(second, () => {}),
      stop.signal,
    );
    await settle();
    stop.abort();
    expect((await given).at(-1)).toEqual({ type: 'end', end: { kind: 'cancelled' } });
    const third = readAll(gate.throttle(reader, () => {}));
    underWay.values().next().value?.();
    await first;
    await settle();
    expect(underWay.size).toBe(1);
    underWay.values().next().value?.();
    await third;
  });

  it('holds back work that loads this machine until it is its turn', async () => {
    const gate = createRequestGate(1);
    const { reader, underWay, prepared } = slowReader();
    const reads = [readAll(gate.hold(reader)), readAll(gate.hold(reader))];
    await settle();
    expect(prepared()).toBe(1);
    underWay.values().next().value?.();
    await settle();
    expect(prepared()).toBe(2);
    underWay.values().next().value?.();
    await Promise.all(reads);
  });
});
