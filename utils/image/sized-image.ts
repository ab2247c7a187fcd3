import { fail } from '../core/failure.ts';
import { planImage, planTiles, type ImageBudget, type TilePlan } from '../core/image-plan.ts';
import { cutTiles, type Rows, type Seam } from '../core/tiles.ts';
import { blankBands } from './blank-rows.ts';
import { decodeImage } from './decode-image.ts';
import { drawImage, type BitmapRows } from './draw-image.ts';
import { isPhoto } from './photo.ts';

/** A normalised image, or a tile of it, in the size in which an API takes it. */
export interface SizedTile {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** How it meets the tile above; null for the first and for an image that goes whole. */
  readonly seam: Seam | null;
  /** Whether the file goes as it is. */
  readonly asIs: boolean;
  /** A jpg, png or webp within the budget. Errors: `image_too_large`. */
  encode(): Promise<Blob>;
}

/** One tile where an image goes whole, several from top to bottom where it is tall. */
export interface SizedImage {
  readonly tiles: readonly SizedTile[];
  /** Frees the pixels; no tile can be encoded any more. */
  close(): void;
}

/** A photo in a lossless file of more bytes than these is worth encoding anew. */
const LARGE_LOSSLESS_BYTES = 400_000;

/** Cut into `mostTiles` at most. Errors: as decodeImage. */
export async function sizeImage(
  image: Blob,
  budget: ImageBudget,
  mostTiles: number,
): Promise<SizedImage> {
  const { bitmap, format } = await decodeImage(image);
  const { width, height } = bitmap;
  const close = () => bitmap.close();
  const plan = planTiles({ width, height }, budget, mostTiles);
  if (plan) return { tiles: tilesOf(bitmap, plan, budget), close };

  const whole = planImage({ width, height, bytes: image.size, format }, budget);
  const size = { width: whole.width, height: whole.height };
  const isBulky = format === 'png' && image.size > LARGE_LOSSLESS_BYTES;
  const asIs = whole.asIs && !(isBulky && isPhoto(bitmap));
  const encode = asIs
    ? async () => image
    : () => encodeRows(bitmap, size, { top: 0, height }, budget);
  return { tiles: [{ ...size, seam: null, asIs, encode }], close };
}

function tilesOf(bitmap: ImageBitmap, plan: TilePlan, budget: ImageBudget): SizedTile[] {
  const rowsOf = ({ top, bottom }: Rows): BitmapRows => {
    const scale = bitmap.height / plan.height;
    return { top: top * scale, height: (bottom - top) * scale };
  };
  const tiles = cutTiles(plan, (within) =>
    blankBandsOf(bitmap, plan.width, within, rowsOf(within)),
  );
  return tiles.map(({ top, bottom, seam }) => {
    const size = { width: plan.width, height: bottom - top };
    const encode = () => encodeRows(bitmap, size, rowsOf({ top, bottom }), budget);
    return { width: size.width, height: size.height, seam, asIs: false, encode };
  });
}

/** The bands of blank rows within some rows of the image as it is drawn `width` pixels wide. */
function blankBandsOf(
  bitmap: ImageBitmap,
  width: number,
  within: Rows,
  { top, height }: BitmapRows,
): Rows[] {
  const rows = within.bottom - within.top;
  const context = new OffscreenCanvas(width, rows).getContext('2d', { willReadFrequently: true });
  if (!context) return [];
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, top, bitmap.width, height, 0, 0, width, rows);
  return blankBands(context.getImageData(0, 0, width, rows).data, width, within.top);
}

async function encodeRows(
  bitmap: ImageBitmap,
  size: { width: number; height: number },
  rows: BitmapRows,
  budget: ImageBudget,
): Promise<Blob> {
  const drawn = { background: 'white', rows };
  if (!isPhoto(bitmap)) {
    const file = await drawImage(bitmap, size, { ...drawn, type: 'image/png' });
    if (file.size <= budget.bytes) return file;
  }
  const file = await drawImage(bitmap, size, { ...drawn, type: 'image/jpeg' });
  if (file.size > budget.bytes) fail('image_too_large');
  return file;
}
