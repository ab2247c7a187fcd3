import type { Place } from '../utils/core/doubt/doubt.ts';

/** What is shown around the places, in heights of a line. */
const AROUND = { across: 4, down: 1 };

/** Draws the part of an image in which the places are, each within a frame. */
export async function drawSpot(
  canvas: HTMLCanvasElement,
  image: Blob,
  places: readonly Place[],
  signal: AbortSignal,
): Promise<void> {
  const bitmap = await createImageBitmap(image);
  try {
    const context = canvas.getContext('2d');
    if (signal.aborted || !context) return;
    const lineHeight = Math.max(...places.map(({ height }) => height));
    const left = Math.min(...places.map(({ x }) => x)) - AROUND.across * lineHeight;
    const top = Math.min(...places.map(({ y }) => y)) - AROUND.down * lineHeight;
    const right = Math.max(...places.map(({ x, width }) => x + width)) + AROUND.across * lineHeight;
    const bottom =
      Math.max(...places.map(({ y, height }) => y + height)) + AROUND.down * lineHeight;
    const [x, y] = [Math.max(0, Math.floor(left)), Math.max(0, Math.floor(top))];
    const width = Math.min(bitmap.width, Math.ceil(right)) - x;
    const height = Math.min(bitmap.height, Math.ceil(bottom)) - y;
    if (width <= 0 || height <= 0) return;
    canvas.width = width;
    canvas.height = height;
    context.drawImage(bitmap, x, y, width, height, 0, 0, width, height);
    context.strokeStyle = '#e0631b';
    context.lineWidth = Math.max(2, lineHeight / 12);
    for (const place of places) {
      context.save();
      context.translate(place.x + place.width / 2 - x, place.y + place.height / 2 - y);
      context.rotate(place.angle);
      context.strokeRect(-place.width / 2, -place.height / 2, place.width, place.height);
      context.restore();
    }
  } finally {
    bitmap.close();
  }
}
