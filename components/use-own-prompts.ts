import { useEffect, useState } from 'preact/hooks';
import type { OwnPrompt } from '../utils/core/task.ts';
import { loadOwnPrompts, onOwnPrompts } from '../utils/platform/own-prompts-storage.ts';

/** The user's own prompts, as they are changed in whatever page; none until they are read. */
export function useOwnPrompts(): readonly OwnPrompt[] {
  const [prompts, setPrompts] = useState<readonly OwnPrompt[]>([]);
  useEffect(() => {
    const gone = new AbortController();
    const load = () =>
      void loadOwnPrompts().then((loaded) => {
        if (!gone.signal.aborted) setPrompts(loaded);
      });
    onOwnPrompts(load, gone.signal);
    load();
    return () => gone.abort();
  }, []);
  return prompts;
}
