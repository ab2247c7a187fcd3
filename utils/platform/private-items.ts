import { privateItemsRequestSchema, privateItemsSchema } from '../core/messages.ts';
import type { BatchItem } from '../core/batch.ts';
import { ask, onRequest } from './requests.ts';

/** The items of a batch that only the background holds, from one of the extension's own pages. */
export async function askForPrivateItems(batchId: string): Promise<BatchItem[]> {
  return ask({ type: 'load-private-items', batchId }, privateItemsSchema);
}

export function onPrivateItemsRequest(load: (batchId: string) => Promise<BatchItem[]>): void {
  onRequest(privateItemsRequestSchema, ({ batchId }) => load(batchId));
}
