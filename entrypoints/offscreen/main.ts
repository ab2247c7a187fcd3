import { backgroundToOffscreenSchema, ON_DEVICE_PORT } from '../../utils/core/messages.ts';
import type { ReadEvent } from '../../utils/core/read-event.ts';
import { createOnDeviceReader } from '../../utils/engines/on-device/read-on-device.ts';
import { openJobStore } from '../../utils/jobs/job-store.ts';
import { onConnect } from '../../utils/platform/ports.ts';
import { engineUrls } from '../../utils/platform/engine-urls.ts';

const reader = createOnDeviceReader(engineUrls());
const store = openJobStore();

onConnect<ReadEvent, { type: 'read'; imageId: string }>(
  ON_DEVICE_PORT,
  backgroundToOffscreenSchema,
  (port) =>
    async ({ imageId }) => {
      const image = await store.loadImage(imageId);
      if (!image) {
        port.post({ type: 'end', end: { kind: 'failed', failure: { code: 'internal' } } });
        return;
      }
      for await (const event of reader.read(image, port.closed)) port.post(event);
    },
);
