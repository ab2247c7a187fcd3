import type { HistoryMode } from '../core/settings.ts';
import { openBatchStore, type BatchStore } from './batch-store.ts';
import { openHistoryStore, type HistoryStore } from './history-store.ts';
import { openJobStore, type JobStore } from './job-store.ts';

/** All that is kept on this device, each through a store of its own in one database. */
export interface Stores {
  readonly jobs: JobStore;
  readonly batches: BatchStore;
  readonly history: HistoryStore;
}

/** `loadMode` gives what the settings say of the history at that moment. */
export function openStores(loadMode: () => Promise<HistoryMode>): Stores {
  const history = openHistoryStore(loadMode);
  return {
    history,
    jobs: openJobStore(history, loadMode),
    batches: openBatchStore(history, loadMode),
  };
}
