import { fail } from '../core/failure.ts';
import { cropInScreenshot } from '../core/geometry.ts';
import type { Rung, Source } from '../core/source.ts';
import { takeScreenshot } from './capture-place.ts';
import { cropImage } from './crop-image.ts';

/** A part of what the tab shows, as it is shown. Errors: as takeScreenshot, `element_gone`. */
export async function captureRegion(
  {
    windowId,
    rect,
    viewport,
  }: Pick<Extract<Source, { kind: 'region' }>, 'windowId' | 'rect' | 'viewport'>,
  signal: AbortSignal,
): Promise<{ image: Blob; rung: Rung }> {
  const shot = await takeScreenshot(windowId, signal);
  const image = await cropImage(shot, (bitmap) => cropInScreenshot(rect, viewport, bitmap));
  return { image: image ?? fail('element_gone'), rung: 'screenshot' };
}
