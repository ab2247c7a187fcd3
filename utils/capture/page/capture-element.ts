import { imageFormat } from '../../core/image-format.ts';
import type { PageCapture, PageCaptureRequest } from '../../core/page-capture.ts';
import { drawElement, isDrawable } from './draw-element.ts';
import { placeOf } from './element-place.ts';
import { findElement, sourceOf } from './find-element.ts';
import { fetchImage, headOf, toDataUri } from './image-bytes.ts';

/**
 * The page's share of the ladder: the image's own bytes, then its pixels drawn here, else the place
 * where it is seen, for the screenshot.
 */
export async function captureElement(request: PageCaptureRequest): Promise<PageCapture> {
  const element = findElement(request);
  const isVideo = element instanceof HTMLVideoElement;
  const url = isVideo ? null : (request.srcUrl ?? (element && sourceOf(element)));
  if (!element && !url) return { kind: 'failed', code: 'element_gone' };

  const blob = url === null ? null : await fetchImage(url);
  const loaded = !(element instanceof HTMLImageElement) || element.naturalWidth > 0;
  if (blob) {
    if (blob.size === 0) return { kind: 'failed', code: 'image_empty' };
    const dataUri = await toDataUri(blob);
    const format = imageFormat(headOf(dataUri));
    if (format === null && !loaded) return { kind: 'failed', code: 'image_not_an_image' };
    // A worker can't decode SVG, so it is drawn below.
    if (format !== null && format !== 'svg')
      return { kind: 'pixels', rung: 'image-bytes', dataUri };
  }
  if (!loaded) return { kind: 'failed', code: 'image_not_loaded' };

  const isVector = blob !== null;
  const drawn = element && isDrawable(element) ? drawElement(element, isVector) : null;
  if (drawn) return { kind: 'pixels', rung: 'page-canvas', dataUri: drawn };
  return { kind: 'place', place: element && placeOf(element) };
}
