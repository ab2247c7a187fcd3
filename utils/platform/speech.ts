import { browser } from 'wxt/browser';

/** Longer pieces some voices break off, in characters. */
const LONGEST_PIECE = 300;

/** Whether there is a voice to read aloud with; tells again when voices come or go. */
export function onVoices(listener: (hasVoices: boolean) => void, gone: AbortSignal): void {
  if (!('speechSynthesis' in globalThis)) return listener(false);
  const tell = () => listener(speechSynthesis.getVoices().length > 0);
  speechSynthesis.addEventListener('voiceschanged', tell, { signal: gone });
  tell();
}

/** The language that a text seems to be in, as a BCP 47 tag; null where it can't be told. */
export async function languageOf(text: string): Promise<string | null> {
  const { isReliable, languages } = await browser.i18n.detectLanguage(text.slice(0, 2_000));
  return isReliable ? (languages[0]?.language ?? null) : null;
}

/** Reads a text aloud, sentence by sentence. Resolves at its end, or once the signal is aborted. */
export async function readAloud(text: string, lang: string, signal: AbortSignal): Promise<void> {
  const cancel = () => speechSynthesis.cancel();
  // What another view has left in the queue.
  cancel();
  signal.addEventListener('abort', cancel, { once: true });
  for (const piece of pieces(text, lang)) {
    if (signal.aborted) return;
    if (!(await say(piece, lang))) break;
  }
  signal.removeEventListener('abort', cancel);
}

function* pieces(text: string, lang: string): Generator<string> {
  for (const { segment } of new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(text)) {
    for (let from = 0; from < segment.length; from += LONGEST_PIECE) {
      const piece = segment.slice(from, from + LONGEST_PIECE).trim();
      if (piece !== '') yield piece;
    }
  }
}

/** Whether it was said to its end. */
function say(text: string, lang: string): Promise<boolean> {
  return new Promise((resolve) => {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = lang;
    utterance.addEventListener('end', () => resolve(true));
    utterance.addEventListener('error', () => resolve(false));
    speechSynthesis.speak(utterance);
  });
}
