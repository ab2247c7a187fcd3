import { fail } from '../core/failure.ts';

/** JPEG quality at which text keeps its edges. */
const QUALITY = 0.9;

/** Rows of a bitmap, in its own pixels, which may be fractions. */
export interface BitmapRows {
  readonly top: number;
  readonly height: number;
}

/** Draws a bitmap, or rows of it, at a size in pixels, on a plain background, and encodes it. */
export async function drawImage(
  bitmap: ImageBitmap,
  size: { width: number; height: number },
  as: { background: string; type: 'image/png' | 'image/jpeg'; rows?: BitmapRows },
): Promise<Blob> {
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext('2d');
  if (!context) fail('image_too_large');
  context.fillStyle = as.background;
  context.fillRect(0, 0, size.width, size.height);
  context.imageSmoothingQuality = 'high';
  const { top, height } = as.rows ?? { top: 0, height: bitmap.height };
  context.drawImage(bitmap, 0, top, bitmap.width, height, 0, 0, size.width, size.height);
  return canvas.convertToBlob({ type: as.type, quality: QUALITY });
}
