import type { Limit, Rung, Size, Source } from '../core/source.ts';
import { captureFullPage } from './capture-full-page.ts';
import { captureRegion } from './capture-region.ts';
import { capturePageImages } from './capture-page-image.ts';
import { takeScreenshot } from './capture-place.ts';
import type { TellShare } from './stitch.ts';

export interface Captured {
  readonly image: Blob;
  readonly rung: Rung;
  /** Only the beginning: all of it is too large to be kept. */
  readonly partial?: true;
  /** Why the file itself couldn't be had, and its size where it is known. */
  readonly limitedBy?: Limit;
  readonly natural?: Size;
}

/** Files have their pixels stored from the start and are never captured. */
type CapturedSource = Exclude<Source, { kind: 'file' }>;

/**
 * Gets the pixels of what the person meant, by the best rung of the ladder that holds: one image, or
 * those that were picked, in the order of the choice. Errors: FailureError.
 */
export async function captureSources(
  source: CapturedSource,
  signal: AbortSignal,
  tell: TellShare,
): Promise<readonly Captured[]> {
  switch (source.kind) {
    case 'visible-tab':
      return [{ image: await takeScreenshot(source.windowId, signal), rung: 'screenshot' }];
    case 'full-page':
      return [await captureFullPage(source, signal, tell)];
    case 'region':
      return [await captureRegion(source, signal)];
    case 'page-image':
      return capturePageImages(source, signal, tell);
  }
}
