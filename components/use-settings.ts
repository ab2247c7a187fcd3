import { useEffect, useState } from 'preact/hooks';
import type { Settings } from '../utils/core/settings.ts';
import {
  loadSettings,
  loadToken,
  saveSettings,
  saveToken,
} from '../utils/platform/settings-storage.ts';

export interface StoredOptions {
  readonly settings: Settings;
  readonly token: string;
}

/** The stored options, null until they are read. What is changed is shown and saved at once. */
export function useSettings(): {
  options: StoredOptions | null;
  changeSettings: (change: Partial<Settings>) => void;
  changeToken: (token: string) => void;
} {
  const [options, setOptions] = useState<StoredOptions | null>(null);

  useEffect(() => {
    void loadSettings().then(async (settings) => {
      setOptions({ settings, token: await loadToken(settings.baseUrl) });
    });
  }, []);

  return {
    options,
    changeSettings(change) {
      if (!options) return;
      const settings = { ...options.settings, ...change };
      const isOtherServer = settings.baseUrl !== options.settings.baseUrl;
      setOptions({ settings, token: isOtherServer ? '' : options.token });
      void saveSettings(settings);
      if (!isOtherServer) return;
      // Another server has a token of its own.
      void loadToken(settings.baseUrl).then((token) =>
        setOptions((now) => (now?.settings.baseUrl === settings.baseUrl ? { ...now, token } : now)),
      );
    },
    changeToken(token) {
      if (!options) return;
      setOptions({ ...options, token });
      // A pasted token often brings a space or a line break along.
      void saveToken(token.trim(), options.settings.baseUrl);
    },
  };
}
