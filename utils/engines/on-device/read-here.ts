import { engineUrls } from '../../platform/engine-urls.ts';
import type { Reader } from '../reader.ts';
import { readImages } from './read-images.ts';
import { createOnDeviceReader } from './read-on-device.ts';

let reader: ReturnType<typeof createOnDeviceReader> | null = null;

/** The engine on this device where the background itself may start workers: Firefox's event page. */
export const readHere: Reader = ({ images, settings }, signal) =>
  readImages(images, signal, (image, stop) =>
    (reader ??= createOnDeviceReader(engineUrls())).read(
      { image, languages: settings.readingLanguages },
      stop,
    ),
  );
