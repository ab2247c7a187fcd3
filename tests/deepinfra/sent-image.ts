import * as z from 'zod/mini';
import { imageHeader, type ImageHeader } from './image-header.ts';

const MAX_IMAGE_BYTES = 20 * 1024 * 1024;

/** An image as it stood in a request. */
export interface SentImage {
  /** The public URL; null for a data URI. */
  readonly url: string | null;
  /** As the data URI declares it, whatever the bytes are. */
  readonly mimeType: string | null;
  /** Empty for a URL, and where the base64 is broken. */
  readonly bytes: Buffer;
  readonly pixelSize: { readonly width: number; readonly height: number } | null;
}

const bodySchema = z.object({ messages: z.array(z.unknown()) });
const messageSchema = z.object({ content: z.array(z.unknown()) });
const imagePartSchema = z.object({ image_url: z.object({ url: z.string() }) });

/** All images of a request's body, however wrong the rest of it may be. */
export function sentImages(body: unknown): SentImage[] {
  const messages = bodySchema.safeParse(body).data?.messages ?? [];
  const parts = messages.flatMap((message) => messageSchema.safeParse(message).data?.content ?? []);
  return parts.flatMap((part) => {
    const image = imagePartSchema.safeParse(part).data;
    return image ? [sentImage(image.image_url.url)] : [];
  });
}

function sentImage(url: string): SentImage {
  if (!url.startsWith('data:')) {
    return { url, mimeType: null, bytes: Buffer.alloc(0), pixelSize: null };
  }
  const comma = url.indexOf(',');
  const mimeType = /^data:([^;,]*);base64$/.exec(url.slice(0, comma))?.[1] ?? null;
  const base64 = url.slice(comma + 1);
  const sound = mimeType !== null && /^[A-Za-z0-9+/]*={0,2}$/.test(base64);
  const bytes = Buffer.from(sound ? base64 : '', 'base64');
  return { url: null, mimeType, bytes, pixelSize: pixelSize(imageHeader(bytes)) };
}

/** Why DeepInfra wouldn't take the image, or null. */
export function imageProblem(image: SentImage): string | null {
  if (image.url !== null) return `Image could not be downloaded: ${image.url}`;
  if (image.bytes.length === 0) return 'Image is not a base64 data URI';
  if (image.bytes.length > MAX_IMAGE_BYTES) return 'Image is larger than 20 MB';
  const actualType = imageHeader(image.bytes)?.mimeType;
  if (!actualType) return 'Image is neither jpg, png nor webp';
  if (actualType !== image.mimeType) return `Image is ${actualType}, not ${image.mimeType}`;
  return null;
}

/** The image at a public URL, once it has been downloaded. */
export function downloadedImage(bytes: Uint8Array): SentImage {
  const header = imageHeader(Buffer.from(bytes));
  return {
    url: null,
    mimeType: header?.mimeType ?? null,
    bytes: Buffer.from(bytes),
    pixelSize: pixelSize(header),
  };
}

function pixelSize(header: ImageHeader | null): SentImage['pixelSize'] {
  return header && { width: header.width, height: header.height };
}
