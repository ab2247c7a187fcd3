import { fail } from '../core/failure.ts';
import { imageFormat } from '../core/image-format.ts';

/** An image file as it stands in a request: a base64 data URI. Errors: `image_not_an_image`. */
export async function sendableImage(image: Blob): Promise<{ readonly dataUri: string }> {
  const bytes = new Uint8Array(await image.arrayBuffer());
  // The format is the one that the bytes show: what a server or a file name said may be false.
  const format = imageFormat(bytes) ?? fail('image_not_an_image');
  return { dataUri: `data:image/${format};base64,${bytes.toBase64()}` };
}
