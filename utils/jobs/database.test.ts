import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { expect, it } from 'vitest';
import { newJob } from '../core/job.ts';
import { plainWish } from '../core/wish.ts';
import { openStores } from './stores.ts';

it('keeps what an older version stored', async () => {
  const older = await openDB('legible', 1, {
    upgrade(db) {
      db.createObjectStore('jobs', { keyPath: 'id' }).createIndex('createdAt', 'createdAt');
      db.createObjectStore('images');
    },
  });
  const source = { kind: 'file', name: 'a.png' } as const;
  const job = newJob({ ...plainWish('extract-text'), id: 'old', createdAt: 1, source });
  await older.put('jobs', job);
  await older.put('images', new Blob(['pixels']), 'old');
  older.close();

  const jobs = openStores(async () => 'all').jobs;
  expect(await jobs.newestJob()).toEqual(job);
  expect(await (await jobs.loadImage('old'))?.text()).toBe('pixels');
  expect(await openStores(async () => 'all').batches.allBatches()).toEqual([]);
});
