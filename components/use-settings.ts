import { useEffect, useRef, useState } from 'preact/hooks';
import type { Settings } from '../utils/core/settings.ts';
import type { OwnPrompt } from '../utils/core/task.ts';
import { loadOwnPrompts, saveOwnPrompts } from '../utils/platform/own-prompts-storage.ts';
import {
  loadSettings,
  loadToken,
  onSettings,
  saveSettings,
  saveToken,
} from '../utils/platform/settings-storage.ts';

export interface StoredOptions {
  readonly settings: Settings;
  readonly token: string;
  readonly ownPrompts: readonly OwnPrompt[];
}

/**
 * The stored options, null until they are read. What is changed is shown and saved at once; settings
 * that another page changes, as the popup does with a retired model, are shown too.
 */
export function useSettings(): {
  options: StoredOptions | null;
  changeSettings: (change: Partial<Settings>) => void;
  changeToken: (token: string) => void;
  changeOwnPrompts: (ownPrompts: readonly OwnPrompt[]) => void;
} {
  const [options, setOptions] = useState<StoredOptions | null>(null);
  // Two changes may come before the next rendering.
  const latest = useRef<StoredOptions | null>(null);
  const show = (next: StoredOptions) => setOptions((latest.current = next));
  /** How often settings were changed here: what was loaded before that is old. */
  const changes = useRef(0);

  useEffect(() => {
    const gone = new AbortController();
    void Promise.all([loadSettings(), loadOwnPrompts()]).then(async ([settings, ownPrompts]) => {
      show({ settings, token: await loadToken(settings.baseUrl), ownPrompts });
    });
    onSettings(() => {
      const before = changes.current;
      void loadSettings().then((settings) => {
        const isOld = gone.signal.aborted || changes.current !== before;
        if (latest.current && !isOld) show({ ...latest.current, settings });
      });
    }, gone.signal);
    return () => gone.abort();
  }, []);

  return {
    options,
    changeSettings(change) {
      if (!latest.current) return;
      changes.current++;
      const settings = { ...latest.current.settings, ...change };
      const isOtherServer = settings.baseUrl !== latest.current.settings.baseUrl;
      const token = isOtherServer ? '' : latest.current.token;
      show({ ...latest.current, settings, token });
      void saveSettings(settings);
      if (!isOtherServer) return;
      // Another server has a token of its own.
      void loadToken(settings.baseUrl).then((kept) => {
        const now = latest.current;
        if (now?.settings.baseUrl === settings.baseUrl) show({ ...now, token: kept });
      });
    },
    changeToken(token) {
      if (!latest.current) return;
      show({ ...latest.current, token });
      // A pasted token often brings a space or a line break along.
      void saveToken(token.trim(), latest.current.settings.baseUrl);
    },
    changeOwnPrompts(ownPrompts) {
      if (!latest.current) return;
      show({ ...latest.current, ownPrompts });
      void saveOwnPrompts(ownPrompts);
    },
  };
}
