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

/** Hears how much of it is there, from 0 to 1. */
export type TellShare = (share: number) => void;

export interface Stitched {
  readonly image: Blob;
  /** Only the beginning: all of it is more than can be kept, or than a person would wait for. */
  readonly partial?: true;
}

/**
 * The picture of an element larger than the window, from tiles of the screen, up to what can be
 * kept; null where it did not all come to sight. Points are in CSS pixels from its top left corner.
 */
export async function stitch(
  walker: Walker,
  signal: AbortSignal,
  tell: TellShare,
): Promise<Stitched | null> {
  let sheet: Sheet | null = null;
  let tiles = 0;
  for (let y = 0; ;) {
    let bottom = y;
    let height = 0;
    let isCut = false;
    for (let x = 0; ;) {
      signal.throwIfAborted();
      const place = await walker.reveal(x, y);
      // The element left in the middle; half of it would pass for all of it.
      if (!place?.rect) return null;
      const bitmap = await createImageBitmap(await walker.screenshot());
      try {
        sheet ??= newSheet(place, bitmap);
        draw(sheet.canvas, place, bitmap);
      } finally {
        bitmap.close();
      }
      tiles++;
      height = place.whole.height;
      const right = place.rect.x + place.rect.width - place.whole.x;
      bottom = place.rect.y + place.rect.height - place.whole.y;
      const across = Math.min(place.whole.width, sheet.width);
      const down = Math.min(place.whole.height, sheet.height);
      tell(Math.min(1, (y + (bottom - y) * Math.min(1, right / across)) / down));
      if (right >= across - 1) break;
      isCut = tiles >= MOST_TILES || right - OVERLAP <= x;
      if (isCut) break;
      x = right - OVERLAP;
    }
    const isWhole = bottom >= height - 1;
    const isFull = tiles >= MOST_TILES || bottom >= sheet.height || bottom - OVERLAP <= y;
    if (isWhole || isFull || isCut) {
      const partial = !isWhole || sheet.isTooSmall || isCut;
      return { image: await encode(sheet, bottom), ...(partial && { partial: true }) };
    }
    y = bottom - OVERLAP;
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

/** What the tiles are drawn on. Its size is in CSS pixels of the element. */
interface Sheet {
  readonly canvas: OffscreenCanvas;
  readonly width: number;
  readonly height: number;
  /** Pixels per CSS pixel. */
  readonly scale: number;
  /** Whether less of the element can be kept than there is. */
  readonly isTooSmall: boolean;
}

/** As large as the element on the screen; what is beyond the budget at its end is left out. */
function newSheet(place: ElementPlace, bitmap: Size): Sheet {
  const scale = scaleOf(place, bitmap);
  const [wide, high] = [place.whole.width * scale, place.whole.height * scale].map(Math.round);
  const width = Math.min(storeBudget.side, wide ?? 0);
  const most = Math.min(storeBudget.side * 2, Math.floor(storeBudget.pixels / width));
  const height = Math.min(most, high ?? 0);
  return {
    canvas: new OffscreenCanvas(width, height),
    width: width / scale,
    height: height / scale,
    scale,
    isTooSmall: width !== wide || height !== high,
  };
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

/** Down to what was drawn. `bottom` is in CSS pixels of the element. */
function encode({ canvas, scale }: Sheet, bottom: number): Promise<Blob> {
  const height = Math.min(canvas.height, Math.round(bottom * scale));
  if (height === canvas.height) return canvas.convertToBlob({ type: 'image/png' });
  const part = new OffscreenCanvas(canvas.width, height);
  part.getContext('2d')?.drawImage(canvas, 0, 0);
  return part.convertToBlob({ type: 'image/png' });
}
