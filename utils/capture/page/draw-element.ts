import { isA } from './element-kind.ts';
import type { Drawable } from './shown-image.ts';

/** Chromium refuses larger canvases. Pixels along a side. */
const MOST_SIDE = 16_384;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Natural size, in pixels. */
export function naturalSize(element: Drawable): Size {
  if (isA(element, 'HTMLImageElement')) {
    return { width: element.naturalWidth, height: element.naturalHeight };
  }
  return isA(element, 'HTMLVideoElement')
    ? { width: element.videoWidth, height: element.videoHeight }
    : { width: element.width, height: element.height };
}

/** For vector images: at least their natural size, and as large as `shown` on the screen. */
export function sharpSize(natural: Size, shown: Size): Size {
  const scale = Math.max(1, (shown.width / natural.width) * Math.max(1, devicePixelRatio));
  return { width: Math.round(natural.width * scale), height: Math.round(natural.height * scale) };
}

/**
 * The element's pixels as a PNG data URI, or null where it has none, other origins taint them, or
 * they can't be read back: a WebGL canvas that doesn't keep its drawing buffer gives nothing.
 */
export function drawElement(element: Drawable, size: Size = naturalSize(element)): string | null {
  const canvas = blankCanvas(size);
  if (!canvas) return null;
  try {
    canvas.getContext('2d')?.drawImage(element, 0, 0, size.width, size.height);
    const drawn = canvas.toDataURL('image/png');
    return isA(element, 'HTMLCanvasElement') && drawn === blankCanvas(size)?.toDataURL('image/png')
      ? null
      : drawn;
  } catch {
    // A SecurityError: pixels of another origin. The next rung reads them off the screen.
    return null;
  }
}

function blankCanvas({ width, height }: Size): HTMLCanvasElement | null {
  if (width < 1 || height < 1 || width > MOST_SIDE || height > MOST_SIDE) return null;
  // By namespace, since in a document of SVG a plain `canvas` would be nothing of HTML's.
  const canvas = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
  if (!isA(canvas, 'HTMLCanvasElement')) return null;
  canvas.width = width;
  canvas.height = height;
  return canvas;
}
