import type { LineRecogniser, RecognisedLine } from './line-recogniser.ts';
import type { Pixels } from './pixels.ts';
import type { RotatedBox } from './rotated-box.ts';

export interface RememberedLines extends LineRecogniser {
  /** Reads these lines in this order from now on, for whoever asks for them later. */
  readAhead(image: Pixels, lines: readonly RotatedBox[]): void;
  /** Resolves when nothing is read ahead any more. What wasn't read by then is read when asked for. */
  stopAhead(): Promise<void>;
}

interface Ahead {
  isStopped: boolean;
  readonly over: Promise<void>;
}

/** Reads no box of one image twice. Whoever stops asking in the middle stops what is read ahead. */
export function rememberLines(recogniser: LineRecogniser): RememberedLines {
  const known = new Map<RotatedBox, Promise<RecognisedLine>>();
  let ahead: Ahead | null = null;

  const stopAhead = async () => {
    if (ahead) ahead.isStopped = true;
    await ahead?.over;
  };

  return {
    stopAhead,
    readAhead(image, lines) {
      const waiting = lines
        .filter((line) => !known.has(line))
        .map((line) => ({ line, read: Promise.withResolvers<RecognisedLine>() }));
      for (const { line, read } of waiting) {
        known.set(line, read.promise);
        // A failure is told to who asks for the line.
        read.promise.catch(() => {});
      }
      const over = async () => {
        let done = 0;
        const boxes = waiting.map(({ line }) => line);
        try {
          for await (const line of recogniser.recognise(image, boxes)) {
            waiting[done++]?.read.resolve(line);
            if (own.isStopped) break;
          }
          for (const { line } of waiting.slice(done)) known.delete(line);
        } catch (error) {
          for (const { read } of waiting.slice(done)) read.reject(error);
        }
      };
      const own: Ahead = { isStopped: false, over: Promise.resolve().then(over) };
      ahead = own;
    },
    async *recognise(image, lines) {
      const unknown = lines.filter((line) => !known.has(line));
      const fresh = recogniser.recognise(image, unknown)[Symbol.asyncIterator]();
      let isWhole = false;
      try {
        for (const line of lines) {
          const next = known.has(line) ? null : await fresh.next();
          if (next && !next.done) known.set(line, Promise.resolve(next.value));
          const read = await known.get(line);
          if (read) yield read;
        }
        isWhole = true;
      } finally {
        if (!isWhole && ahead) ahead.isStopped = true;
        await fresh.return?.();
      }
    },
  };
}
