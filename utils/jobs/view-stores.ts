import { isHeldInMemory } from '../core/private-key.ts';
import { askForPrivateImage } from '../platform/private-images.ts';
import { loadSettings } from '../platform/settings-storage.ts';
import { clearHistory, restoreResults } from './history-clearing.ts';
import { openStores, type Stores } from './stores.ts';

/** The stores as the extension's pages use them: images of private windows come from the background. */
export function openViewStores(): Stores {
  const stores = openStores(async () => (await loadSettings()).history);
  const { jobs } = stores;
  const loadImage = (id: string) =>
    isHeldInMemory(id) ? askForPrivateImage(id) : jobs.loadImage(id);
  return { ...stores, jobs: { ...jobs, loadImage } };
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
