import { FailureError, type Failure } from '../core/failure.ts';
import { drawnByOffscreenSchema, type DrawnByOffscreen } from '../core/offscreen-messages.ts';
import type { BackgroundToOffscreen } from '../core/offscreen-messages.ts';
import { connectOffscreen } from '../platform/offscreen.ts';
import type { PortEnd } from '../platform/ports.ts';
import type { PageDrawer } from './page-drawer.ts';

const gone: Failure = { code: 'internal', detail: 'the page that draws was closed' };

/** Has pages drawn in the offscreen document, so that no tab need be open; until it is closed. */
export function drawOffscreen(): PageDrawer {
  let port: PortEnd<BackgroundToOffscreen> | null = null;
  let hear: (drawn: DrawnByOffscreen) => void = () => {};

  const connected = async () => {
    if (port && !port.closed.aborted) return port;
    return (port = await connectOffscreen<BackgroundToOffscreen, DrawnByOffscreen>(
      drawnByOffscreenSchema,
      (drawn) => hear(drawn),
    ));
  };

  return {
    async draw(pages, imageIds) {
      const open = await connected();
      const { failure } = await new Promise<DrawnByOffscreen>((resolve) => {
        hear = resolve;
        open.closed.addEventListener('abort', () => resolve({ failure: gone }), { once: true });
        open.post({ type: 'draw', pages, imageIds: [...imageIds] });
      });
      if (failure) throw new FailureError(failure);
    },
    async close() {
      port?.close();
      port = null;
    },
  };
}
