import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { keyInBatch, newBatch } from '../core/batch.ts';
import { newJob, reduceJob, type Job } from '../core/job.ts';
import { privateKey } from '../core/private-key.ts';
import type { HistoryMode } from '../core/settings.ts';
import { plainWish } from '../core/wish.ts';
import { database, everything } from './database.ts';
import { clearHistory, restoreResults } from './history-clearing.ts';
import { withPrivateJobs } from './private-jobs.ts';
import { openStores } from './stores.ts';

let mode: HistoryMode = 'all';
const { jobs, batches, history } = openStores(async () => mode);
let clock = 0;

beforeEach(async () => {
  mode = 'all';
  const db = await database();
  for (const name of everything) await db.clear(name);
});

function finished(id: string, text: string, imageId = id): Job {
  const source = { kind: 'page-image', tabId: 1, windowId: 1, frameId: 0 } as const;
  const job = newJob({
    ...plainWish('extract-text'),
    id,
    createdAt: ++clock,
    source: { ...source, srcUrl: 'https://a.example/b.png', targetElementId: null },
    images: [{ id: imageId, capture: null }],
  });
  return [
    { type: 'text', text } as const,
    { type: 'end', end: { kind: 'complete' } } as const,
  ].reduce((job, event) => reduceJob(job, { at: clock, type: 'read', event }), job);
}

async function keep(id: string, text: string, imageId = id): Promise<Job> {
  const job = finished(id, text, imageId);
  await jobs.saveImage(imageId, new Blob([`pixels of ${imageId}`]));
  await jobs.saveJob(job);
  return job;
}
const ids = async () => (await history.rows()).map(({ id }) => id);
const imageIds = async () => (await database()).getAllKeys('images');

describe('the history', () => {
  it('keeps every job that ended with a text, beyond those kept to go on with', async () => {
    for (let index = 0; index < 30; index++) await keep(`job-${index}`, `text ${index}`);
    await keep('silent', '');
    await jobs.prune();
    expect(await ids()).toHaveLength(30);
    expect((await ids())[0]).toBe('job-29');
    expect((await jobs.loadJob('job-0'))?.text).toBe('text 0');
    expect(await jobs.loadImage('job-0')).not.toBeNull();
  });

  it('deletes at once, with an image that nothing else has, and puts it back', async () => {
    await keep('one', 'first', 'shared');
    await keep('two', 'second', 'shared');
    const removed = await history.remove(['one']);
    expect(await ids()).toEqual(['two']);
    expect(await jobs.loadJob('one')).toBeNull();
    expect(await imageIds()).toEqual(['shared']);
    await keep('newest', 'third');
    const more = await history.remove(['two']);
    expect(await imageIds()).toEqual(['newest']);
    await restoreResults(more);
    await restoreResults(removed);
    expect(await ids()).toEqual(['newest', 'two', 'one']);
    expect(await (await jobs.loadImage('shared'))?.text()).toBe('pixels of shared');
  });

  it('leaves nothing when it is cleared but what is under way', async () => {
    await keep('one', 'first');
    const { state: _, ...job } = finished('running', 'half');
    await jobs.saveImage('running', new Blob(['pixels']));
    await jobs.saveJob({ ...job, state: { phase: 'reading', progress: null } });
    await clearHistory();
    expect(await ids()).toEqual([]);
    expect(await imageIds()).toEqual(['running']);
    expect(await (await database()).getAllKeys('jobs')).toEqual(['running']);
  });

  it('keeps no images, or nothing, where the settings say so', async () => {
    mode = 'without-images';
    await keep('one', 'first');
    await keep('two', 'second');
    await jobs.prune();
    expect((await history.rows()).map(({ images }) => images)).toEqual([[], []]);
    // The newest may be asked of again.
    expect(await imageIds()).toEqual(['two']);
    mode = 'off';
    await keep('three', 'third');
    await keep('four', 'fourth');
    await jobs.prune();
    expect(await ids()).toEqual(['two', 'one']);
    expect(await jobs.loadJob('three')).toBeNull();
    expect((await jobs.newestJob())?.id).toBe('four');
  });

  it('takes up what is changed of a result later', async () => {
    const job = await keep('one', 'first');
    await jobs.saveJob(reduceJob(job, { at: 9, type: 'edited', text: 'mine' }));
    expect(await history.rows()).toMatchObject([{ text: 'mine', isEdited: true }]);
    expect((await jobs.loadJob('one'))?.text).toBe('first');
  });

  it('keeps what came of a batch when the batch goes', async () => {
    const batch = newBatch({ id: 'b', createdAt: ++clock, wish: plainWish('extract-text') });
    await batches.saveBatch(batch);
    const image = { image: new Blob(['pixels']), name: 'a.png', capture: null };
    const item = await batches.addImage(batch, 0, image);
    const id = keyInBatch('b', 0);
    await batches.saveItem({
      ...item,
      job: { ...finished(id, 'of a batch'), images: item.job.images },
    });
    expect(await jobs.newestJob()).toBeNull();
    await batches.removeBatch('b');
    expect((await jobs.loadJob(id))?.text).toBe('of a batch');
    expect(await (await jobs.loadImage(id))?.text()).toBe('pixels');
    expect(await ids()).toEqual([id]);
  });
});

it('puts nothing of a private window on the disk', async () => {
  let session: readonly Job[] = [];
  const door = {
    load: async () => [...session],
    save: async (next: readonly Job[]) => void (session = next),
  };
  const store = withPrivateJobs(jobs, door);
  await keep('public', 'for all');
  const id = privateKey('a');
  await store.saveImage(id, new Blob(['secret']));
  await store.saveJob(finished(id, 'secret'));
  expect((await store.newestJob())?.id).toBe(id);
  expect(await store.loadImage(id)).not.toBeNull();
  expect(await (await database()).getAllKeys('jobs')).toEqual(['public']);
  expect(await imageIds()).toEqual(['public']);
  expect(await ids()).toEqual(['public']);
  // Another worker still has the job, but no image.
  const later = withPrivateJobs(jobs, door);
  expect((await later.loadJob(id))?.text).toBe('secret');
  expect(await later.loadImage(id)).toBeNull();
  await later.forgetPrivate();
  expect(session).toEqual([]);
  expect((await later.newestJob())?.id).toBe('public');
});
