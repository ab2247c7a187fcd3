import { blankPng } from './text-png.ts';

export const MODEL = 'Qwen/Qwen3-VL-235B-A22B-Instruct';

/** A data URI of an image. */
export function dataUri(bytes: Uint8Array, mimeType = 'image/png'): string {
  return `data:${mimeType};base64,${Buffer.from(bytes).toString('base64')}`;
}

/** The body of a sound chat request about the images (URLs or data URIs). */
export function chatBody({
  images = [dataUri(blankPng(32, 32))],
  prompt = 'Transcribe all the text in this image.',
  model = MODEL,
  stream = false,
}: {
  images?: string[];
  prompt?: string;
  model?: string;
  stream?: boolean;
} = {}) {
  return {
    model,
    stream,
    max_tokens: 2048,
    temperature: 0,
    messages: [
      {
        role: 'user' as const,
        content: [
          ...images.map((url) => ({ type: 'image_url' as const, image_url: { url } })),
          { type: 'text' as const, text: prompt },
        ],
      },
    ],
  };
}
