type Drawable = HTMLImageElement | HTMLVideoElement | HTMLCanvasElement;

/** Chromium refuses larger canvases. Pixels along a side. */
const MOST_SIDE = 16_384;

export function isDrawable(element: Element): element is Drawable {
  return (
    element instanceof HTMLImageElement ||
    element instanceof HTMLVideoElement ||
    element instanceof HTMLCanvasElement
  );
}

/** Natural size in pixels; for vector images the size shown on the screen, which is the sharper. */
function drawnSize(element: Drawable, isVector: boolean): { width: number; height: number } {
  const natural =
    element instanceof HTMLImageElement
      ? { width: element.naturalWidth, height: element.naturalHeight }
      : element instanceof HTMLVideoElement
        ? { width: element.videoWidth, height: element.videoHeight }
        : { width: element.width, height: element.height };
  if (!isVector || natural.width === 0) return natural;
  const shown = element.getBoundingClientRect();
  const scale = Math.max(1, (shown.width / natural.width) * Math.max(1, devicePixelRatio));
  return { width: Math.round(natural.width * scale), height: Math.round(natural.height * scale) };
}

/** The element's pixels as a PNG data URI, or null where it has none or other origins taint it. */
export function drawElement(element: Drawable, isVector = false): string | null {
  const { width, height } = drawnSize(element, isVector);
  if (width === 0 || height === 0 || width > MOST_SIDE || height > MOST_SIDE) return null;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  try {
    canvas.getContext('2d')?.drawImage(element, 0, 0, width, height);
    return canvas.toDataURL('image/png');
  } catch {
    // A SecurityError: pixels of another origin. The next rung reads them off the screen.
    return null;
  }
}
