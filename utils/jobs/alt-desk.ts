import { shownText } from '../core/job.ts';
import type { AltRequest, AltState } from '../core/messages.ts';
import { lookUpAltText, undoAltText, writeAltText } from '../platform/alt-text.ts';
import type { JobStore } from './job-store.ts';

/** Writes what describes an image to its page as its alternative text, and takes it back. */
export function createAltDesk(store: Pick<JobStore, 'loadJob'>) {
  return async ({ type, jobId }: AltRequest): Promise<AltState> => {
    const job = await store.loadJob(jobId);
    if (job?.source.kind !== 'page-image' || job.source.mark === undefined) return 'gone';
    const { tabId, frameId, mark, srcUrl } = job.source;
    const frame = { tabId, frameId };
    try {
      if (type === 'look-up-alt') return await lookUpAltText(frame, mark);
      if (type === 'undo-alt') return await undoAltText(frame, mark);
      return await writeAltText(frame, {
        mark,
        text: shownText(job),
        ...(srcUrl !== null && { srcUrl }),
      });
    } catch {
      // The tab went elsewhere, and activeTab with it.
      return 'gone';
    }
  };
}
