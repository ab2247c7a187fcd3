import type { ReadEvent } from '../../core/read-event.ts';

/**
 * Reads images one after the other as one reading: their texts with an empty line between, their
 * words with the lines counted on and the index of their image, one end. A reading that fails or
 * is stopped ends them all.
 */
export async function* readImages(
  images: readonly Blob[],
  signal: AbortSignal,
  read: (image: Blob, signal: AbortSignal) => AsyncIterable<ReadEvent>,
): AsyncGenerator<ReadEvent> {
  let lines = 0;
  let whole = '';
  for (const [index, image] of images.entries()) {
    const firstLine = lines;
    const before = whole === '' ? '' : whole + '\n\n';
    let own = '';
    for await (const event of read(image, signal)) {
      if (event.type === 'end' && event.end.kind === 'complete' && index < images.length - 1) break;
      if (event.type === 'text' && event.text !== '') {
        const length = whole.length;
        own += event.text;
        whole = before + own;
        yield { ...event, text: whole.slice(length) };
      } else if (event.type === 'replace-text') {
        own = event.text;
        whole = before + own;
        yield { ...event, text: whole };
      } else if (event.type === 'words') {
        const words = event.words.map((word) => ({
          ...word,
          line: word.line + firstLine,
          ...(images.length > 1 && { image: index }),
        }));
        lines = Math.max(lines, ...words.map(({ line }) => line + 1));
        yield { ...event, words };
      } else yield event;
      if (event.type === 'end') return;
    }
  }
}
