import { keyInBatch, newItem, parseKeyInBatch, type Batch, type BatchItem } from '../core/batch.ts';
import { isPrivateKey } from '../core/private-key.ts';
import type { BatchStore } from './batch-store.ts';
import type { JobStore } from './job-store.ts';

/** So many of the newest that aren't being read are held: their images fill the memory. */
const MOST_IDLE = 2;

interface HeldBatch {
  readonly batch: Batch;
  readonly items: Map<number, BatchItem>;
  readonly images: Map<string, Blob>;
}

/** Documents are given in the workspace, which is of no private window. */
export type GatheredBatchStore = Omit<BatchStore, 'addDocument'>;

interface StoresOfBatches {
  readonly jobs: JobStore;
  readonly batches: GatheredBatchStore;
}

/**
 * The stores, with batches of private windows, their jobs and their images held in the memory of
 * this context, which must live as long as `onHeld` was called with a number of them last.
 */
export function withPrivateBatches(
  disk: StoresOfBatches,
  onHeld: (count: number) => void,
): StoresOfBatches {
  const held = new Map<string, HeldBatch>();
  /** What is still under way in them is held no more. */
  const removed = new Set<string>();

  const remove = (id: string) => {
    removed.add(id);
    held.delete(id);
    onHeld(held.size);
  };
  const itemsOf = (batchId: string) =>
    [...(held.get(batchId)?.items.values() ?? [])].sort((a, b) => a.index - b.index);
  /** Null for keys of anything else. */
  const placeOf = (key: string) => {
    const place = isPrivateKey(key) ? parseKeyInBatch(key) : null;
    return place && { batch: held.get(place.batchId), index: place.index };
  };
  const idle = () =>
    [...held.values()]
      .map(({ batch }) => batch)
      .filter(({ phase }) => phase === 'done' || phase === 'choosing')
      .sort((a, b) => b.createdAt - a.createdAt);

  const batches: GatheredBatchStore = {
    async saveBatch(batch) {
      if (!isPrivateKey(batch.id)) return disk.batches.saveBatch(batch);
      if (removed.has(batch.id)) return;
      const known = held.get(batch.id) ?? { items: new Map(), images: new Map() };
      held.set(batch.id, { ...known, batch });
      onHeld(held.size);
    },
    async loadBatch(id) {
      return isPrivateKey(id) ? (held.get(id)?.batch ?? null) : disk.batches.loadBatch(id);
    },
    async allBatches() {
      const all = [...held.values()].map(({ batch }) => batch);
      all.push(...(await disk.batches.allBatches()));
      return all.sort((a, b) => b.createdAt - a.createdAt);
    },
    async addImage(batch, index, given) {
      if (!isPrivateKey(batch.id)) return disk.batches.addImage(batch, index, given);
      const { image, ...more } = given;
      const id = keyInBatch(batch.id, index);
      const item = newItem(batch, index, [{ id, ...more }]);
      const into = held.get(batch.id);
      into?.images.set(id, image);
      into?.items.set(index, item);
      return item;
    },
    async saveItem(item) {
      if (!isPrivateKey(item.batchId)) return disk.batches.saveItem(item);
      held.get(item.batchId)?.items.set(item.index, item);
    },
    async loadItem(batchId, index) {
      if (!isPrivateKey(batchId)) return disk.batches.loadItem(batchId, index);
      return held.get(batchId)?.items.get(index) ?? null;
    },
    async loadItems(batchId) {
      return isPrivateKey(batchId) ? itemsOf(batchId) : disk.batches.loadItems(batchId);
    },
    async loadReady(batchId) {
      if (!isPrivateKey(batchId)) return disk.batches.loadReady(batchId);
      const images = held.get(batchId)?.images;
      return itemsOf(batchId).map((item) => ({
        item,
        ready: item.job.images.every(({ id }) => images?.has(id)),
      }));
    },
    async replaceItems(batchId, items) {
      if (!isPrivateKey(batchId)) return disk.batches.replaceItems(batchId, items);
      const known = held.get(batchId);
      if (!known) return;
      const used = new Set(items.flatMap(({ job }) => job.images.map(({ id }) => id)));
      held.set(batchId, {
        batch: known.batch,
        items: new Map(items.map((item) => [item.index, item])),
        images: new Map([...known.images].filter(([id]) => used.has(id))),
      });
    },
    async pruneBatches() {
      for (const { id } of idle().slice(MOST_IDLE)) remove(id);
      await disk.batches.pruneBatches();
    },
    async removeBatch(id) {
      if (!isPrivateKey(id)) return disk.batches.removeBatch(id);
      remove(id);
    },
  };

  const jobs: JobStore = {
    ...disk.jobs,
    async saveJob(job) {
      const place = placeOf(job.id);
      if (!place) return disk.jobs.saveJob(job);
      const item = place.batch?.items.get(place.index);
      if (item) place.batch?.items.set(place.index, { ...item, job });
    },
    async loadJob(id) {
      const place = placeOf(id);
      return place ? (place.batch?.items.get(place.index)?.job ?? null) : disk.jobs.loadJob(id);
    },
    async saveImage(id, image) {
      const place = placeOf(id);
      if (!place) return disk.jobs.saveImage(id, image);
      place.batch?.images.set(id, image);
    },
    async loadImage(id) {
      const place = placeOf(id);
      return place ? (place.batch?.images.get(id) ?? null) : disk.jobs.loadImage(id);
    },
  };

  return { jobs, batches };
}
