import { useEffect, useState } from 'preact/hooks';
import type { BatchItem } from '../utils/core/batch.ts';
import type { Job } from '../utils/core/job.ts';
import type { ShownBatch } from './use-batch.ts';

/** The job of an item, loaded anew whenever its row changes; undefined until it is there. */
export function useItem(
  shown: ShownBatch | null,
  index: number | null,
  load: (batchId: string, index: number) => Promise<BatchItem | null>,
): Job | null | undefined {
  const [job, setJob] = useState<Job | null | undefined>(undefined);
  const batchId = shown?.batch.id;
  const row = shown?.rows.find((candidate) => candidate.index === index);

  useEffect(() => {
    let isGone = false;
    if (batchId === undefined || index === null) setJob(undefined);
    else {
      void load(batchId, index).then((item) => {
        if (isGone || !item) return;
        // Stored a moment later than told: the row knows how it stands.
        setJob(row ? { ...item.job, state: row.state } : item.job);
      });
    }
    return () => {
      isGone = true;
    };
  }, [batchId, index, row, load]);

  return job;
}
