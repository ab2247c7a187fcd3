import { fail } from '../core/failure.ts';
import { cropInScreenshot, type Rect } from '../core/geometry.ts';
import { storeBudget } from '../core/image-plan.ts';
import type { ElementPlace } from '../core/page-capture.ts';

/** Neighbouring tiles share this much, so that no rounding leaves a seam. CSS pixels. */
const OVERLAP = 8;
/** At two captures a second this is the patience of a person. */
const MOST_TILES = 40;

export interface Walker {
  /** Scrolls a point of the element to the corner of the window; where the element is then. */
  reveal(x: number, y: number): Promise<ElementPlace | null>;
  /** The window as it is now. */
  screenshot(): Promise<Blob>;
}

/**
 * The picture of an element larger than the window, from tiles of the screen, up to what can be
 * kept; null where nothing of it came to sight. Points are in CSS pixels from its top left corner.
 */
export async function stitch(walker: Walker, signal: AbortSignal): Promise<Blob | null> {
  let sheet: OffscreenCanvas | null = null;
  let y = 0;
  for (let tiles = 0; ;) {
    let bottom = y;
    for (let x = 0; tiles < MOST_TILES; tiles++) {
      signal.throwIfAborted();
      const place = await walker.reveal(x, y);
      if (!place?.rect) return sheet && encode(sheet);
      const bitmap = await createImageBitmap(await walker.screenshot());
      try {
        sheet ??= newSheet(place, bitmap);
        draw(sheet, place, bitmap);
      } finally {
        bitmap.close();
      }
      const right = place.rect.x + place.rect.width - place.whole.x;
      bottom = place.rect.y + place.rect.height - place.whole.y;
      if (right >= place.whole.width - 1 || right - OVERLAP <= x) break;
      x = right - OVERLAP;
    }
    const place = await walker.reveal(0, bottom);
    const isDone = !place || bottom >= place.whole.height - 1 || bottom - OVERLAP <= y;
    if (isDone || tiles >= MOST_TILES) return sheet && encode(sheet);
    y = bottom - OVERLAP;
    tiles++;
  }
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Pixels of the screenshot per CSS pixel. */
function scaleOf({ viewport }: ElementPlace, bitmap: Size): number {
  return (bitmap.width / viewport.width) * viewport.zoom;
}

/** As large as the element on the screen; what is beyond the budget at its end is left out. */
function newSheet(place: ElementPlace, bitmap: Size): OffscreenCanvas {
  const scale = scaleOf(place, bitmap);
  const width = Math.min(storeBudget.side, Math.round(place.whole.width * scale));
  const height = Math.min(
    storeBudget.side * 2,
    Math.floor(storeBudget.pixels / width),
    Math.round(place.whole.height * scale),
  );
  return new OffscreenCanvas(width, height);
}

function draw(sheet: OffscreenCanvas, place: ElementPlace, bitmap: ImageBitmap): void {
  const part: Rect | null = place.rect && cropInScreenshot(place.rect, place.viewport, bitmap);
  const context = sheet.getContext('2d') ?? fail('image_too_large');
  if (!part || !place.rect) return;
  const scale = scaleOf(place, bitmap);
  const left = Math.round((place.rect.x - place.whole.x) * scale);
  const top = Math.round((place.rect.y - place.whole.y) * scale);
  const { x, y, width, height } = part;
  context.drawImage(bitmap, x, y, width, height, left, top, width, height);
}

function encode(sheet: OffscreenCanvas): Promise<Blob> {
  return sheet.convertToBlob({ type: 'image/png' });
}
