import type { Rect } from '../core/geometry.ts';

/**
 * A part of an image as a PNG, pixel for pixel. `choose` gets the bitmap's size and gives the part
 * in its pixels, or null for none, which makes the answer null.
 */
export async function cropImage(
  image: Blob,
  choose: (bitmap: { width: number; height: number }) => Rect | null,
): Promise<Blob | null> {
  const bitmap = await createImageBitmap(image);
  try {
    const part = choose(bitmap);
    if (!part) return null;
    const canvas = new OffscreenCanvas(part.width, part.height);
    canvas
      .getContext('2d')
      ?.drawImage(bitmap, part.x, part.y, part.width, part.height, 0, 0, part.width, part.height);
    return await canvas.convertToBlob({ type: 'image/png' });
  } finally {
    bitmap.close();
  }
}
