import { useEffect, useRef } from 'preact/hooks';
import { isFinal, type Job } from '../utils/core/job.ts';
import { claimCopy } from '../utils/platform/copied-at-once.ts';
import { loadSettings } from '../utils/platform/settings-storage.ts';

/** A view opens while the job runs, or this long after its end, in milliseconds. */
const JUST_NOW = 2_000;

/**
 * Copies a result as soon as it is whole, where the user wants that: one that came while the view
 * was open and in front, never an older one that is only looked at again.
 */
export function useCopyAtOnce(job: Job | null | undefined, copy: () => void): void {
  const newest = useRef(copy);
  newest.current = copy;
  const awaited = useRef<string | null>(null);
  const seen = useRef<string | null>(null);

  useEffect(() => {
    if (!job) return;
    const isNew = seen.current !== job.id;
    seen.current = job.id;
    if (!isFinal(job)) awaited.current = job.id;
    if (job.state.phase !== 'done') return;
    const cameNow = isNew && Date.now() - (job.endedAt ?? 0) < JUST_NOW;
    if (awaited.current !== job.id && !cameNow) return;
    awaited.current = null;
    void loadSettings().then(async ({ copyAtOnce }) => {
      if (copyAtOnce && document.hasFocus() && (await claimCopy(job.id))) newest.current();
    });
  }, [job?.id, job?.state.phase]);
}
