import { useCallback, useEffect, useState } from 'preact/hooks';
import type { HistoryRow } from '../utils/core/history.ts';
import type { Job } from '../utils/core/job.ts';
import { onHistoryChange } from '../utils/platform/history-changes.ts';

/** The history as views use it. */
export interface HistoryDoor {
  /** Newest first. */
  readonly rows: () => Promise<readonly HistoryRow[]>;
  readonly loadJob: (id: string) => Promise<Job | null>;
  /** Deletes at once; what it gives puts them back. */
  readonly remove: (ids: readonly string[]) => Promise<() => Promise<void>>;
  readonly clear: () => Promise<void>;
}

/** All rows, as they are now; undefined until they are read. */
export function useHistoryRows(load: HistoryDoor['rows']): readonly HistoryRow[] | undefined {
  const [rows, setRows] = useState<readonly HistoryRow[]>();
  useEffect(() => {
    const gone = new AbortController();
    const reload = () =>
      void load().then((loaded) => {
        if (!gone.signal.aborted) setRows(loaded);
      });
    reload();
    onHistoryChange(reload, gone.signal);
    return () => gone.abort();
  }, [load]);
  return rows;
}

/** A result that is opened again, as it is now. */
export function useKeptJob(loadJob: HistoryDoor['loadJob']): {
  readonly kept: Job | null;
  readonly open: (id: string | null) => void;
} {
  const [id, open] = useState<string | null>(null);
  const [kept, setKept] = useState<Job | null>(null);
  const load = useCallback(
    async (isGone: () => boolean) => {
      const job = id === null ? null : await loadJob(id);
      if (!isGone()) setKept(job);
    },
    [id, loadJob],
  );
  useEffect(() => {
    const gone = new AbortController();
    const reload = () => void load(() => gone.signal.aborted);
    reload();
    onHistoryChange(reload, gone.signal);
    return () => gone.abort();
  }, [load]);
  // While another is being loaded the old one isn't shown under its name.
  return { kept: kept?.id === id ? kept : null, open };
}
