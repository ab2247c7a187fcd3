import { useEffect, useState } from 'preact/hooks';
import { noShaping, type Shaping } from '../utils/core/shaping/shaping.ts';
import { loadSettings, onSettings, saveSettings } from '../utils/platform/settings-storage.ts';

/** How the user wants texts shaped, in every view. */
export function useShaping(): { shaping: Shaping; setShaping: (shaping: Shaping) => void } {
  const [shaping, setShaping] = useState(noShaping);
  useEffect(() => {
    const gone = new AbortController();
    const load = () =>
      void loadSettings().then((settings) => {
        if (!gone.signal.aborted) setShaping(settings.shaping);
      });
    load();
    onSettings(load, gone.signal);
    return () => gone.abort();
  }, []);
  return {
    shaping,
    setShaping(next) {
      setShaping(next);
      void loadSettings().then((settings) => saveSettings({ ...settings, shaping: next }));
    },
  };
}
