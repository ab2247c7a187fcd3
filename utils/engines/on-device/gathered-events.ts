import type { ReadEvent } from '../../core/read-event.ts';

/**
 * Milliseconds. Each message goes through three processes, which parse, store and draw: one a line
 * takes a tenth of the time in which lines are read, and nobody sees the difference.
 */
const GATHERED_FOR = 100;

export interface GatheredEvents {
  readonly emit: (event: ReadEvent) => void;
  /** Sends what is held back. To be called before the end. */
  readonly flush: () => void;
}

/** Sends the first event at once, and what comes soon after it together: texts, words, the last progress. */
export function gatherEvents(send: (event: ReadEvent) => void): GatheredEvents {
  let text = '';
  let words: Extract<ReadEvent, { type: 'words' }>['words'] = [];
  let progress: ReadEvent | null = null;
  let pause: ReturnType<typeof setTimeout> | null = null;

  const sendHeld = (): boolean => {
    const isEmpty = text === '' && words.length === 0 && progress === null;
    if (text !== '') send({ type: 'text', text });
    if (words.length > 0) send({ type: 'words', words });
    if (progress !== null) send(progress);
    text = '';
    words = [];
    progress = null;
    return !isEmpty;
  };

  const sendAndPause = () => {
    pause = sendHeld() ? setTimeout(sendAndPause, GATHERED_FOR) : null;
  };

  return {
    emit(event) {
      if (event.type === 'text') text += event.text;
      else if (event.type === 'words') words = [...words, ...event.words];
      else if (event.type === 'progress') progress = event;
      else {
        sendHeld();
        send(event);
      }
      if (pause === null) sendAndPause();
    },
    flush() {
      if (pause !== null) clearTimeout(pause);
      pause = null;
      sendHeld();
    },
  };
}
