/** Below this share of pixels that repeat their neighbour exactly, what is seen was photographed. */
const LEAST_REPEATED = 0.5;
/** Looked at: so many strips of so many rows, spread over the height. */
const STRIPS = 16;
const STRIP_ROWS = 4;

/**
 * The share of pixels that are exactly as the one to their left: what is drawn by a machine is flat
 * nearly everywhere, and a camera's noise, or JPEG's, is nowhere.
 */
export function repeatedShare(rgba: Uint8ClampedArray, width: number): number {
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.length / 4);
  let repeated = 0;
  let pairs = 0;
  for (let i = 1; i < pixels.length; i++) {
    if (i % width === 0) continue;
    pairs++;
    if (pixels[i] === pixels[i - 1]) repeated++;
  }
  return pairs === 0 ? 1 : repeated / pairs;
}

/** Whether a bitmap is a photo or a scan, which lossy encoding suits; else it was drawn. */
export function isPhoto(bitmap: ImageBitmap): boolean {
  const { width, height } = bitmap;
  const canvas = new OffscreenCanvas(width, STRIPS * STRIP_ROWS);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return false;
  for (let strip = 0; strip < STRIPS; strip++) {
    const top = Math.floor(((strip + 0.5) * height) / STRIPS - STRIP_ROWS / 2);
    const from = Math.max(0, Math.min(height - STRIP_ROWS, top));
    const into = strip * STRIP_ROWS;
    context.drawImage(bitmap, 0, from, width, STRIP_ROWS, 0, into, width, STRIP_ROWS);
  }
  const { data } = context.getImageData(0, 0, width, canvas.height);
  return repeatedShare(data, width) < LEAST_REPEATED;
}
