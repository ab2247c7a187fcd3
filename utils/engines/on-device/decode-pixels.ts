import { fail } from '../../core/failure.ts';
import { emptyPixels, type Pixels } from './pixels.ts';

/** 400 MB of pixels; a page of 1920 by 50,000 is as much. */
const MOST_PIXELS = 100_000_000;
/** Rows that pass through the canvas at a time, so that the image isn't held three times over. */
const BAND = 1024;

/**
 * The image's pixels, turned as its EXIF data say, on white where it is transparent.
 * Fails with `image_damaged` or `image_too_large`.
 */
export async function decodePixels(image: Blob): Promise<Pixels> {
  const bitmap = await createImageBitmap(image).catch(() => fail('image_damaged'));
  try {
    if (bitmap.width * bitmap.height > MOST_PIXELS) fail('image_too_large');
    return readPixels(bitmap);
  } finally {
    bitmap.close();
  }
}

function readPixels(bitmap: ImageBitmap): Pixels {
  const { width, height } = bitmap;
  const pixels = emptyPixels(width, height);
  const canvas = new OffscreenCanvas(width, Math.min(BAND, height));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return fail('engine_unavailable', { detail: 'no canvas' });
  for (let top = 0; top < height; top += BAND) {
    const rows = Math.min(BAND, height - top);
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, rows);
    context.drawImage(bitmap, 0, -top);
    pixels.data.set(context.getImageData(0, 0, width, rows).data, top * width * 4);
  }
  return pixels;
}
