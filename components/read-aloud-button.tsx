import { useEffect, useRef, useState } from 'preact/hooks';
import { t, uiLanguage } from '../utils/platform/i18n.ts';
import { languageOf, onVoices, readAloud } from '../utils/platform/speech.ts';

interface ReadAloudButtonProps {
  readonly text: string;
  /** The language that the text was asked for in, where it was. */
  readonly language: string | undefined;
}

/** Reads the text aloud, and stops. Not there where the browser has no voice. */
export function ReadAloudButton({ text, language }: ReadAloudButtonProps) {
  const [hasVoices, setHasVoices] = useState(false);
  const [isReading, setReading] = useState(false);
  const reading = useRef<AbortController | null>(null);

  useEffect(() => {
    const gone = new AbortController();
    onVoices(setHasVoices, gone.signal);
    return () => gone.abort();
  }, []);
  // A text that goes away is read no further.
  useEffect(() => () => reading.current?.abort(), [text]);

  const read = async () => {
    const { signal } = (reading.current = new AbortController());
    setReading(true);
    const lang = language ?? (await languageOf(text)) ?? uiLanguage();
    await readAloud(text, lang, signal);
    if (reading.current?.signal === signal) setReading(false);
  };

  if (!hasVoices || text === '') return null;
  const label = t(isReading ? 'button_stop_aloud' : 'button_read_aloud');
  return (
    <button
      type="button"
      class="icon"
      aria-label={label}
      title={label}
      onClick={() => (isReading ? reading.current?.abort() : void read())}
    >
      <svg viewBox="0 0 20 20" aria-hidden="true">
        {isReading ? (
          <rect x="5" y="5" width="10" height="10" rx="1.5" />
        ) : (
          <path d="M3 8v4h3l4 3.5v-11L6 8zM13 7.5a3.5 3.5 0 0 1 0 5M15.5 5a7 7 0 0 1 0 10" />
        )}
      </svg>
    </button>
  );
}
