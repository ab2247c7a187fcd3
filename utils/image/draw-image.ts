import { fail } from '../core/failure.ts';

/** JPEG and WebP quality at which text keeps its edges. */
const QUALITY = 0.9;

/** Draws a bitmap at a size, in pixels, on a plain background, and encodes it. */
export async function drawImage(
  bitmap: ImageBitmap,
  size: { width: number; height: number },
  as: { background: string; type: 'image/png' | 'image/jpeg' },
): Promise<Blob> {
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext('2d');
  if (!context) fail('image_too_large');
  context.fillStyle = as.background;
  context.fillRect(0, 0, size.width, size.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, size.width, size.height);
  return canvas.convertToBlob({ type: as.type, quality: QUALITY });
}
