import { plainWish } from '../core/wish.ts';
import type { Word } from '../core/read-event.ts';
import type { Settings } from '../core/settings.ts';
import { taskRequest } from '../core/task-request.ts';
import type { Reader } from '../engines/reader.ts';

/** Images as they are read on this device, beside whatever else is done with them. */
export interface DeviceReading {
  readonly text: string;
  readonly words: readonly Word[];
}

/** Null where it fails or is stopped: nothing but a comfort depends on it. */
export async function readOnDevice(
  read: Reader,
  images: readonly Blob[],
  settings: Settings,
  signal: AbortSignal,
): Promise<DeviceReading | null> {
  const about = { model: '', imageCount: images.length, uiLanguage: '' };
  const wish = taskRequest(plainWish('extract-text'), about);
  const request = { ...wish, images, settings, model: '', token: '' };
  const words: Word[] = [];
  let text = '';
  try {
    for await (const event of read(request, signal)) {
      if (event.type === 'text') text += event.text;
      else if (event.type === 'replace-text') text = event.text;
      else if (event.type === 'words') words.push(...event.words);
      else if (event.type === 'end') return event.end.kind === 'complete' ? { text, words } : null;
    }
  } catch {
    // As a reading that ends with a failure.
  }
  return null;
}
