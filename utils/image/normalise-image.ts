import { planImage, storeBudget } from '../core/image-plan.ts';
import { decodeImage } from './decode-image.ts';
import { drawImage } from './draw-image.ts';
import { backgroundOf } from './flatten-alpha.ts';

export interface NormalisedImage {
  readonly image: Blob;
  /** Pixels, after orientation. */
  readonly width: number;
  readonly height: number;
}

/**
 * What was captured, as both engines can read it: jpg, png or webp, upright, without alpha, not
 * beyond what a browser can hold. The very file where nothing is to be done. Errors: as decodeImage.
 */
export async function normaliseImage(captured: Blob): Promise<NormalisedImage> {
  const { bitmap, format, hasExif } = await decodeImage(captured);
  try {
    const { width, height } = bitmap;
    const background = format === 'jpeg' ? null : backgroundOf(bitmap);
    const plan = planImage({ width, height, bytes: captured.size, format }, storeBudget);
    if (plan.asIs && !hasExif && background === null) return { image: captured, width, height };
    const image = await drawImage(bitmap, plan, {
      background: background ?? 'white',
      type: format === 'jpeg' ? 'image/jpeg' : 'image/png',
    });
    return { image, width, height };
  } finally {
    bitmap.close();
  }
}
