import { fail } from '../core/failure.ts';
import { planImage, type ImageBudget } from '../core/image-plan.ts';
import { decodeImage } from './decode-image.ts';
import { drawImage } from './draw-image.ts';

export interface SendableImage {
  /** base64 data URI of a jpg, png or webp. */
  readonly dataUri: string;
  readonly width: number;
  readonly height: number;
}

/** A normalised image as an API takes it: within its budget, as a data URI. */
export async function sendableImage(image: Blob, budget: ImageBudget): Promise<SendableImage> {
  const { bitmap, format } = await decodeImage(image);
  try {
    const given = { width: bitmap.width, height: bitmap.height, bytes: image.size, format };
    const plan = planImage(given, budget);
    if (plan.asIs) {
      return { dataUri: await toDataUri(image, `image/${format}`), ...sizeOf(plan) };
    }
    const background = 'white';
    let type: 'image/png' | 'image/jpeg' = format === 'jpeg' ? 'image/jpeg' : 'image/png';
    let file = await drawImage(bitmap, plan, { background, type });
    if (file.size > budget.bytes) {
      type = 'image/jpeg';
      file = await drawImage(bitmap, plan, { background, type });
    }
    if (file.size > budget.bytes) fail('image_too_large');
    return { dataUri: await toDataUri(file, type), ...sizeOf(plan) };
  } finally {
    bitmap.close();
  }
}

function sizeOf({ width, height }: { width: number; height: number }) {
  return { width, height };
}

/** The type is the one that the bytes show: what a server or a file name said may be false. */
async function toDataUri(file: Blob, type: string): Promise<string> {
  return `data:${type};base64,${new Uint8Array(await file.arrayBuffer()).toBase64()}`;
}
