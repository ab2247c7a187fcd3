import { readByOffscreenSchema } from '../../core/offscreen-messages.ts';
import type { BackgroundToOffscreen } from '../../core/offscreen-messages.ts';
import type { ReadEvent } from '../../core/read-event.ts';
import { connectOffscreen } from '../../platform/offscreen.ts';
import type { Reader } from '../reader.ts';
import { readImages } from './read-images.ts';

/**
 * The engine on this device as Chrome's service worker reaches it: in the offscreen document, over
 * a port that lives as long as the reading.
 */
export const readOffscreen: Reader = ({ images, settings }, signal) =>
  readImages(images, signal, (image, stop) =>
    readImageOffscreen({ type: 'read', image, languages: settings.readingLanguages }, stop),
  );

async function* readImageOffscreen(
  request: BackgroundToOffscreen,
  signal: AbortSignal,
): AsyncGenerator<ReadEvent> {
  const events: ReadEvent[] = [];
  let wake = () => {};
  const port = await connectOffscreen<BackgroundToOffscreen, ReadEvent>(
    readByOffscreenSchema,
    (event) => {
      events.push(event);
      wake();
    },
  );
  const abort = () => wake();
  signal.addEventListener('abort', abort);
  port.closed.addEventListener('abort', abort);
  try {
    port.post(request);
    for (;;) {
      const event = events.shift();
      if (event) {
        yield event;
        if (event.type === 'end') return;
      } else if (signal.aborted) {
        return yield { type: 'end', end: { kind: 'cancelled' } };
      } else if (port.closed.aborted) {
        return yield {
          type: 'end',
          end: { kind: 'failed', failure: { code: 'engine_unavailable' } },
        };
      } else {
        await new Promise<void>((resolve) => (wake = resolve));
      }
    }
  } finally {
    signal.removeEventListener('abort', abort);
    port.close();
  }
}
