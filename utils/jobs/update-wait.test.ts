import { expect, it } from 'vitest';
import { createUpdateWait } from './update-wait.ts';

function world() {
  const done: string[] = [];
  const closing = Promise.withResolvers<void>();
  const wait = createUpdateWait({
    closeInPages: () => {
      done.push('close');
      return closing.promise;
    },
    apply: () => done.push('apply'),
  });
  return { done, closing, wait };
}

it('closes what is open, then applies the update', async () => {
  const { done, closing, wait } = world();
  const applied = wait.ready();
  expect(done).toEqual(['close']);
  closing.resolve();
  await applied;
  expect(done).toEqual(['close', 'apply']);
});

it('does nothing without an update', async () => {
  const { done, wait } = world();
  await wait.busy(true);
  await wait.busy(false);
  expect(done).toEqual([]);
});

it('waits for work that is under way', async () => {
  const { done, closing, wait } = world();
  closing.resolve();
  await wait.busy(true);
  await wait.ready();
  expect(done).toEqual([]);
  await wait.busy(false);
  expect(done).toEqual(['close', 'apply']);
});

it('waits for work that begins while pages are tidied', async () => {
  const { done, closing, wait } = world();
  const first = wait.ready();
  await wait.busy(true);
  closing.resolve();
  await first;
  expect(done).toEqual(['close']);
  await wait.busy(false);
  expect(done).toEqual(['close', 'close', 'apply']);
});
