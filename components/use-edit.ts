import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Job } from '../utils/core/job.ts';

/** What was typed is kept this long after the last key, in ms. */
const TYPING_PAUSE_MS = 250;

/** Keeps what a person made of a text; null puts back what was read. */
export type OnEdit = (jobId: string, text: string | null) => void;

export interface Edit {
  /** As the person changed it; null while it is as it was read. */
  readonly text: string | null;
  readonly isEditing: boolean;
  readonly setEditing: (isEditing: boolean) => void;
  readonly change: (text: string) => void;
  readonly revert: () => void;
}

/** What a person makes of the text of a job: shown at once, kept with the job a moment later. */
export function useEdit(job: Job | null | undefined, onEdit: OnEdit): Edit {
  const [mine, setMine] = useState<{ jobId: string; text: string | null } | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const unsaved = useRef<(() => void) | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const jobId = job?.id;

  const save = useCallback(() => {
    clearTimeout(timer.current);
    unsaved.current?.();
    unsaved.current = null;
  }, []);
  useEffect(() => {
    addEventListener('pagehide', save);
    return () => {
      removeEventListener('pagehide', save);
      save();
    };
  }, [save, jobId]);

  const change = (text: string | null) => {
    if (jobId === undefined) return;
    setMine({ jobId, text });
    unsaved.current = () => onEdit(jobId, text);
    clearTimeout(timer.current);
    timer.current = setTimeout(save, TYPING_PAUSE_MS);
  };

  return {
    text: mine !== null && mine.jobId === jobId ? mine.text : (job?.edited ?? null),
    isEditing: editing !== null && editing === jobId,
    setEditing(isEditing) {
      if (!isEditing) save();
      setEditing(isEditing ? (jobId ?? null) : null);
    },
    change,
    revert() {
      change(null);
      save();
    },
  };
}
