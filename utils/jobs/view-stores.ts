import { isPrivateKey } from '../core/private-key.ts';
import { askForPrivateImage } from '../platform/private-images.ts';
import { askForPrivateItems } from '../platform/private-items.ts';
import { loadSettings } from '../platform/settings-storage.ts';
import { clearHistory, restoreResults } from './history-clearing.ts';
import { openStores, type Stores } from './stores.ts';

/** The stores as the extension's pages use them: what is of private windows comes from the background. */
export function openViewStores(): Stores {
  const stores = openStores(async () => (await loadSettings()).history);
  const { jobs, batches } = stores;
  const loadImage = (id: string) =>
    isPrivateKey(id) ? askForPrivateImage(id) : jobs.loadImage(id);
  const loadItems = (batchId: string) =>
    isPrivateKey(batchId) ? askForPrivateItems(batchId) : batches.loadItems(batchId);
  const loadItem = async (batchId: string, index: number) => {
    if (!isPrivateKey(batchId)) return batches.loadItem(batchId, index);
    const items = await askForPrivateItems(batchId);
    return items.find((item) => item.index === index) ?? null;
  };
  return { ...stores, jobs: { ...jobs, loadImage }, batches: { ...batches, loadItem, loadItems } };
}

/** The history as a view uses it. */
export function historyDoor({ jobs, history }: Stores) {
  return {
    rows: () => history.rows(),
    loadJob: (id: string) => jobs.loadJob(id),
    async remove(ids: readonly string[]) {
      const removed = await history.remove(ids);
      return () => restoreResults(removed);
    },
    clear: clearHistory,
  };
}
