import { toFailure } from '../../utils/core/failure.ts';
import {
  backgroundToOffscreenSchema,
  type BackgroundToOffscreen,
  type DrawnByOffscreen,
} from '../../utils/core/offscreen-messages.ts';
import type { ReadEvent } from '../../utils/core/read-event.ts';
import { createOnDeviceReader } from '../../utils/engines/on-device/read-on-device.ts';
import { createPageDrawer } from '../../utils/jobs/page-drawer.ts';
import { openStores } from '../../utils/jobs/stores.ts';
import { engineUrls } from '../../utils/platform/engine-urls.ts';
import { onOffscreenPort } from '../../utils/platform/offscreen-port.ts';
import { passToRequestWorker } from '../../utils/platform/request-worker.ts';

const reader = createOnDeviceReader(engineUrls());
// Only the background prunes, by the settings, which this page may not read.
const { jobs: store } = openStores(async () => 'all');
// Half a megabyte of script, which no other reading needs.
const openPdf = async (file: Blob) => (await import('../../utils/pdf/open-pdf.ts')).openPdf(file);

onOffscreenPort<ReadEvent | DrawnByOffscreen, BackgroundToOffscreen>(
  backgroundToOffscreenSchema,
  (port) => {
    const drawer = createPageDrawer(store, openPdf);
    port.closed.addEventListener('abort', () => void drawer.close());
    const answer = async (message: BackgroundToOffscreen) => {
      if (message.type === 'draw') {
        const { pages, imageIds } = message;
        const failure = await drawer.draw(pages, imageIds).then(() => null, toFailure);
        return port.post({ failure });
      }
      for await (const event of reader.read(message, port.closed)) port.post(event);
    };
    return (message) => void answer(message);
  },
  passToRequestWorker,
);
