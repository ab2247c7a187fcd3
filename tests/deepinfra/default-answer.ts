import { readImage } from './read-image.ts';
import type { SentImage } from './sent-image.ts';

const FIRST_WORDS = 8;

/**
 * What a good model would answer: the text that is really in the images, or, if the prompt asks to
 * describe, a sentence with their pixel sizes and first words, so a test knows which pixels came.
 */
export async function defaultAnswer(
  prompt: string,
  images: readonly SentImage[],
  gone: AbortSignal,
  oneColumn = false,
): Promise<string> {
  if (images.length === 0) return 'There is no image to look at.';
  const texts = await Promise.all(images.map((image) => readImage(image.bytes, gone, oneColumn)));
  if (/\bdescribe/i.test(prompt)) {
    return images.map((image, at) => describe(image, texts[at] ?? '')).join('\n\n');
  }
  const read = texts.filter((text) => text !== '').join('\n\n');
  // What a prompt may ask for where there is nothing to read.
  return read || (prompt.includes('[no text]') ? '[no text]' : '');
}

function describe(image: SentImage, text: string): string {
  const { width, height } = image.pixelSize ?? { width: 0, height: 0 };
  const words = text.split(/\s+/).slice(0, FIRST_WORDS).join(' ');
  const shows = words ? `It shows the text: ${words}` : 'It shows no text.';
  return `An image of ${width} by ${height} pixels. ${shows}`;
}
