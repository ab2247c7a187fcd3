import { expect, it } from 'vitest';
import { createBusyWatch } from './busy-watch.ts';

function watched() {
  const done: string[] = [];
  let awake: AbortSignal | null = null;
  const watch = createBusyWatch({
    keepAlive: (until) => void (awake = until),
    setWakeAlarm: async () => void done.push('alarm'),
    clearWakeAlarm: async () => void done.push('no alarm'),
    onWork: (isUnderWay) => done.push(isUnderWay ? 'work' : 'no work'),
    onStay: (mustStay) => done.push(mustStay ? 'stay' : 'may go'),
  });
  const isAwake = () => awake !== null && !awake.aborted;
  return { watch, isAwake, taken: () => done.splice(0) };
}

it('stays awake from the first work to the end of the last', () => {
  const { watch, isAwake, taken } = watched();
  watch.note({ jobs: 1 });
  expect(taken()).toEqual(['work', 'stay', 'alarm']);
  expect(watch.mustStay()).toBe(true);
  watch.note({ items: 3 });
  watch.note({ jobs: 0 });
  expect(taken()).toEqual([]);
  expect(isAwake()).toBe(true);
  watch.note({ items: 0 });
  expect(taken()).toEqual(['no work', 'may go', 'no alarm']);
  expect(isAwake()).toBe(false);
  expect(watch.mustStay()).toBe(false);
});

it('stays for what is held alone, which is no work', () => {
  const { watch, isAwake, taken } = watched();
  watch.note({ held: 1 });
  expect(taken()).toEqual(['stay', 'alarm']);
  watch.note({ jobs: 1 });
  watch.note({ jobs: 0 });
  expect(taken()).toEqual(['work', 'no work']);
  expect(isAwake()).toBe(true);
  watch.note({ held: 0 });
  expect(isAwake()).toBe(false);
});

it('stays until all that is collected has come or failed', async () => {
  const { watch, isAwake } = watched();
  const [first, second] = [Promise.withResolvers<string>(), Promise.withResolvers<string>()];
  const both = [watch.collecting(first.promise), watch.collecting(second.promise)];
  first.resolve('all of them');
  await expect(both[0]).resolves.toBe('all of them');
  expect(isAwake()).toBe(true);
  second.reject(new Error('the page is gone'));
  await expect(both[1]).rejects.toThrow('the page is gone');
  expect(isAwake()).toBe(false);
});
