import { fail } from '../core/failure.ts';
import { imageFormat, type ImageFormat } from '../core/image-format.ts';
import { SMALLEST_SIDE } from '../core/image-plan.ts';

export interface DecodedImage {
  /** Oriented as its EXIF data say. To be closed by the caller. */
  readonly bitmap: ImageBitmap;
  readonly format: ImageFormat;
  /** Whether the file says how it is to be turned, which not every reader heeds. */
  readonly hasExif: boolean;
}

/** Where EXIF data stand in a JPEG, PNG or WebP of a camera. Bytes from the start. */
const EXIF_WITHIN = 65_536;

/**
 * Decodes an image file of whatever format the browser knows. Errors: `image_empty`,
 * `image_not_an_image`, `image_damaged`, `image_too_small`, `image_too_large`.
 */
export async function decodeImage(image: Blob): Promise<DecodedImage> {
  if (image.size === 0) fail('image_empty');
  const head = new Uint8Array(await image.slice(0, EXIF_WITHIN).arrayBuffer());
  const format = imageFormat(head);
  if (format === null) fail('image_not_an_image');
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(image);
  } catch (error) {
    // The platform's error is the same for a damaged file and for one that memory can't hold.
    const tooLarge = error instanceof RangeError || image.size > 100_000_000;
    return fail(tooLarge ? 'image_too_large' : 'image_damaged');
  }
  if (Math.min(bitmap.width, bitmap.height) < SMALLEST_SIDE) {
    bitmap.close();
    fail('image_too_small');
  }
  const hasExif = new TextDecoder('latin1').decode(head).includes('Exif');
  return { bitmap, format, hasExif };
}
