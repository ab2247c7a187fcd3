import { privateImageRequestSchema, privateImageSchema } from '../core/messages.ts';
import { ask, onRequest } from './requests.ts';

/** An image that only the background holds, from one of the extension's own pages. */
export async function askForPrivateImage(imageId: string): Promise<Blob | null> {
  const answer = await ask({ type: 'load-private-image', imageId }, privateImageSchema);
  return answer && new Blob([Uint8Array.fromBase64(answer.base64)], { type: answer.type });
}

/** Messages carry no blobs. */
export function onPrivateImageRequest(load: (imageId: string) => Promise<Blob | null>): void {
  onRequest(privateImageRequestSchema, async ({ imageId }) => {
    const image = await load(imageId);
    if (!image) return null;
    const bytes = new Uint8Array(await image.arrayBuffer());
    return { type: image.type, base64: bytes.toBase64() };
  });
}
