import type { LineRecogniser, RecognisedLine } from './line-recogniser.ts';
import type { RotatedBox } from './rotated-box.ts';

/** Reads no box of one image twice. */
export function rememberLines(recogniser: LineRecogniser): LineRecogniser {
  const known = new Map<RotatedBox, RecognisedLine>();
  return {
    async *recognise(image, lines) {
      const unknown = lines.filter((line) => !known.has(line));
      const fresh = recogniser.recognise(image, unknown)[Symbol.asyncIterator]();
      try {
        for (const line of lines) {
          const next = known.has(line) ? null : await fresh.next();
          if (next && !next.done) known.set(line, next.value);
          const read = known.get(line);
          if (read) yield read;
        }
      } finally {
        await fresh.return?.();
      }
    },
  };
}
