import type { Limit, Rung, Size, Source } from '../core/source.ts';
import { captureFullPage } from './capture-full-page.ts';
import { captureRegion } from './capture-region.ts';
import { capturePageImage } from './capture-page-image.ts';
import { takeScreenshot } from './capture-place.ts';

export interface Captured {
  readonly image: Blob;
  readonly rung: Rung;
  /** Why the file itself couldn't be had, and its size where it is known. */
  readonly limitedBy?: Limit;
  readonly natural?: Size;
}

/**
 * Gets the pixels of what the person meant, by the best rung of the ladder that holds. Files have
 * their pixels stored from the start and never come here. Errors: FailureError.
 */
export async function captureSource(
  source: Exclude<Source, { kind: 'file' }>,
  signal: AbortSignal,
): Promise<Captured> {
  switch (source.kind) {
    case 'visible-tab':
      return { image: await takeScreenshot(source.windowId, signal), rung: 'screenshot' };
    case 'full-page':
      return captureFullPage(source, signal);
    case 'region':
      return captureRegion(source, signal);
    case 'page-image':
      return capturePageImage(source, signal);
  }
}
