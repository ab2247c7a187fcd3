import {
  backgroundToOffscreenSchema,
  type BackgroundToOffscreen,
} from '../../utils/core/messages.ts';
import type { ReadEvent } from '../../utils/core/read-event.ts';
import { createOnDeviceReader } from '../../utils/engines/on-device/read-on-device.ts';
import { engineUrls } from '../../utils/platform/engine-urls.ts';
import { onOffscreenPort } from '../../utils/platform/offscreen.ts';

const reader = createOnDeviceReader(engineUrls());

onOffscreenPort<ReadEvent, BackgroundToOffscreen>(
  backgroundToOffscreenSchema,
  (port) =>
    async ({ image, languages }) => {
      for await (const event of reader.read({ image, languages }, port.closed)) port.post(event);
    },
);
