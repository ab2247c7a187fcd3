import type { ImageFormat } from './image-format.ts';
import type { Size } from './source.ts';

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
  const down = scaleWithin(image, budget);
  const up = Math.min(budget.mostEnlargement, Math.max(1, TINY_SIDE / longest));
  const scale = down < 1 ? down : up;
  return {
    width: Math.max(1, Math.floor(width * scale)),
    height: Math.max(1, Math.floor(height * scale)),
    asIs: scale === 1 && image.bytes <= budget.bytes && sendable.has(image.format),
  };
}

/** The scale, at most 1, at which an image of this size keeps within the budget. */
function scaleWithin({ width, height }: Size, { side, pixels }: ImageBudget): number {
  return Math.min(1, side / Math.max(width, height), Math.sqrt(pixels / (width * height)));
}

/** How an image too tall for one look is cut. Pixels of the image as it is drawn. */
export interface TilePlan {
  /** Of the whole image. */
  readonly width: number;
  readonly height: number;
  /** Most rows of one tile, and least rows that two share where text runs on between them. */
  readonly tileHeight: number;
  readonly overlap: number;
}

/** Scaled down further than this, the type of a page gets hard to read. */
const LEAST_SCALE = 0.75;
/** As many times taller than wide: a capture of a whole page, a scan of a roll. */
const TALL = 2;
/** Width to which tiles are scaled: a common longest side that models read well. Pixels. */
const TILE_WIDTH = 1600;
/** The share of a tile that it has in common with the next. */
const OVERLAP_SHARE = 0.1;

/** Null where the image can be looked at as a whole. Size in pixels. */
export function planTiles(image: Size, budget: ImageBudget, mostTiles: number): TilePlan | null {
  if (image.height < image.width * TALL || scaleWithin(image, budget) >= LEAST_SCALE) return null;
  // Tiles overlap, and seams are not where tiles are fullest.
  const pixels = mostTiles * budget.pixels * LEAST_SCALE;
  const scale = Math.min(
    1,
    TILE_WIDTH / image.width,
    Math.sqrt(pixels / (image.width * image.height)),
  );
  const width = Math.max(1, Math.floor(image.width * scale));
  const height = Math.max(1, Math.floor(image.height * scale));
  const tileHeight = Math.min(budget.side, Math.floor(budget.pixels / width));
  return { width, height, tileHeight, overlap: Math.ceil(tileHeight * OVERLAP_SHARE) };
}
