import { keyInBatch, newItem, type Batch, type BatchItem } from '../core/batch.ts';
import type { JobImage } from '../core/job.ts';
import type { HistoryMode } from '../core/settings.ts';
import { database, everything, itemsOf } from './database.ts';
import type { HistoryStore } from './history-store.ts';
import { parseBatch, parseItem } from './stored.ts';
import { dropUnusedImages } from './used-images.ts';

/** Batches kept that aren't being read; of older ones neither texts nor images stay. */
const MOST_IDLE = 5;

/** Batches, their items and their images, on this device alone. */
export interface BatchStore {
  saveBatch(batch: Batch): Promise<void>;
  loadBatch(id: string): Promise<Batch | null>;
  /** Newest first. */
  allBatches(): Promise<Batch[]>;
  /** Adds an item of one image, with the image: both are stored or neither. */
  addImage(batch: Batch, index: number, image: JobImageToAdd): Promise<BatchItem>;
  /** Adds a document and an item for each of its pages, from `index` on. */
  addDocument(batch: Batch, index: number, document: DocumentToAdd): Promise<BatchItem[]>;
  saveItem(item: BatchItem): Promise<void>;
  loadItem(batchId: string, index: number): Promise<BatchItem | null>;
  /** In their order. */
  loadItems(batchId: string): Promise<BatchItem[]>;
  /** The same, with whether all images of an item are in the store. */
  loadReady(batchId: string): Promise<{ readonly item: BatchItem; readonly ready: boolean }[]>;
  /** Puts these in place of all items there are; images that are no longer used go. */
  replaceItems(batchId: string, items: readonly BatchItem[]): Promise<void>;
  /** Drops the oldest batches above the limit, with all that is theirs; none that is under way. */
  pruneBatches(): Promise<void>;
  /** Drops a batch with all that is its own. */
  removeBatch(id: string): Promise<void>;
}

interface JobImageToAdd extends Omit<JobImage, 'id'> {
  readonly image: Blob;
}

interface DocumentToAdd {
  readonly file: Blob;
  /** What each page is called, in order. */
  readonly names: readonly string[];
}

export function openBatchStore(
  history: Pick<HistoryStore, 'keep'>,
  loadMode: () => Promise<HistoryMode>,
): BatchStore {
  /** What is still under way in them is stored no more. */
  const removed = new Set<string>();
  const loadItems = async (batchId: string) =>
    (await (await database()).getAll('items', itemsOf(batchId)))
      .map(parseItem)
      .filter((item) => item !== null);

  return {
    async saveBatch(batch) {
      if (!removed.has(batch.id)) await (await database()).put('batches', batch);
    },
    async loadBatch(id) {
      return parseBatch(await (await database()).get('batches', id));
    },
    async allBatches() {
      const batches = (await (await database()).getAll('batches')).map(parseBatch);
      return batches.filter((batch) => batch !== null).sort((a, b) => b.createdAt - a.createdAt);
    },
    async addImage(batch, index, { image, ...more }) {
      const id = keyInBatch(batch.id, index);
      const item = newItem(batch, index, [{ id, ...more }]);
      const transaction = (await database()).transaction(['items', 'images'], 'readwrite');
      await Promise.all([
        transaction.objectStore('images').put(image, id),
        transaction.objectStore('items').put(item),
        transaction.done,
      ]);
      return item;
    },
    async addDocument(batch, index, { file, names }) {
      const documentId = `${keyInBatch(batch.id, index)}/document`;
      const items = names.map((name, page) => {
        const id = keyInBatch(batch.id, index + page);
        const pages = { documentId, numbers: [page + 1] };
        return newItem(batch, index + page, [{ id, name, capture: null }], pages);
      });
      const transaction = (await database()).transaction(['items', 'images'], 'readwrite');
      await Promise.all([
        transaction.objectStore('images').put(file, documentId),
        ...items.map((item) => transaction.objectStore('items').put(item)),
        transaction.done,
      ]);
      return items;
    },
    async saveItem(item) {
      if (removed.has(item.batchId)) return;
      await (await database()).put('items', item);
      await history.keep(item.job);
    },
    async loadItem(batchId, index) {
      return parseItem(await (await database()).get('items', [batchId, index]));
    },
    loadItems,
    async loadReady(batchId) {
      const [keys, items] = await Promise.all([
        database().then((db) => db.getAllKeys('images', imagesOf(batchId))),
        loadItems(batchId),
      ]);
      const there = new Set(keys);
      return items.map((item) => ({
        item,
        ready: item.job.images.every(({ id }) => there.has(id)),
      }));
    },
    async replaceItems(batchId, items) {
      const used = new Set(
        items.flatMap(({ pages, job }) => [
          ...(pages ? [pages.documentId] : []),
          ...job.images.map(({ id }) => id),
        ]),
      );
      const transaction = (await database()).transaction(['items', 'images'], 'readwrite');
      const [kept, images] = [transaction.objectStore('items'), transaction.objectStore('images')];
      const keys = await images.getAllKeys(imagesOf(batchId));
      await Promise.all([
        kept.delete(itemsOf(batchId)),
        ...items.map((item) => kept.put(item)),
        ...keys.filter((key) => !used.has(key)).map((key) => images.delete(key)),
        transaction.done,
      ]);
    },
    async pruneBatches() {
      const idle = (await this.allBatches()).filter(
        ({ phase, closed }) => phase === 'done' || phase === 'choosing' || closed,
      );
      const most = (await loadMode()) === 'off' ? 0 : MOST_IDLE;
      await removeBatches(idle.slice(most).map(({ id }) => id));
    },
    async removeBatch(id) {
      removed.add(id);
      await removeBatches([id]);
    },
  };
}

async function removeBatches(ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const change = (await database()).transaction(everything, 'readwrite');
  for (const id of ids) {
    await change.objectStore('batches').delete(id);
    await change.objectStore('items').delete(itemsOf(id));
  }
  // What the history has of them stays.
  await dropUnusedImages(change);
  await change.done;
}

/** Keys of a batch's images begin with its own and a slash, after which `0` comes next. */
function imagesOf(batchId: string): IDBKeyRange {
  return IDBKeyRange.bound(`${batchId}/`, `${batchId}0`, false, true);
}
