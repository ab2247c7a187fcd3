import type { ImageFormat } from './image-format.ts';

/** What an engine can take. */
export interface ImageBudget {
  /** Most pixels that help: above it a model invents, and the answer only gets dearer. */
  readonly pixels: number;
  /** Longest side, in pixels. */
  readonly side: number;
  /** Largest file, in bytes. */
  readonly bytes: number;
  /** How far a tiny crop is enlarged, as a factor; 1 for never. */
  readonly mostEnlargement: number;
}

/**
 * DeepInfra: 20 MB a file by its documentation. 2,048 image tokens of 32×32 pixels are where reading
 * is best; the side leaves a long narrow image its resolution.
 */
export const deepinfraBudget: ImageBudget = {
  pixels: 2048 * 32 * 32,
  side: 4096,
  bytes: 20_000_000,
  mostEnlargement: 3,
};

/** What is kept of a capture: full resolution, up to what a canvas and its memory can hold. */
export const storeBudget: ImageBudget = {
  pixels: 40_000_000,
  side: 16_384,
  bytes: 60_000_000,
  mostEnlargement: 1,
};

/** Smaller than this in either direction, nothing can be read. */
export const SMALLEST_SIDE = 4;
/** A crop smaller than this is enlarged, since models read type of a few pixels badly. */
const TINY_SIDE = 320;

export interface ImagePlan {
  /** Size to draw at, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Whether the file can go as it is, with no new encoding and so no loss. */
  readonly asIs: boolean;
}

const sendable: ReadonlySet<ImageFormat> = new Set(['png', 'jpeg', 'webp']);

/** How an image becomes one that can be sent. Sizes in pixels of the image, `bytes` of its file. */
export function planImage(
  image: { width: number; height: number; bytes: number; format: ImageFormat },
  budget: ImageBudget,
): ImagePlan {
  const { width, height } = image;
  const longest = Math.max(width, height);
  const down = Math.min(1, budget.side / longest, Math.sqrt(budget.pixels / (width * height)));
  const up = Math.min(budget.mostEnlargement, Math.max(1, TINY_SIDE / longest));
  const scale = down < 1 ? down : up;
  return {
    width: Math.max(1, Math.floor(width * scale)),
    height: Math.max(1, Math.floor(height * scale)),
    asIs: scale === 1 && image.bytes <= budget.bytes && sendable.has(image.format),
  };
}
