import { emptyPixels, type Pixels } from './pixels.ts';
import type { RotatedBox } from './rotated-box.ts';

/**
 * Cuts a box out of an image, level, at the given height in pixels; the width follows, at least 8.
 * Where the result is smaller than the source, each pixel is the mean of several samples.
 */
export function sampleLine(image: Pixels, box: RotatedBox, height: number): Pixels {
  const scale = height / box.height;
  const result = emptyPixels(Math.max(8, Math.round(box.width * scale)), height);
  const cos = Math.cos(box.angle);
  const sin = Math.sin(box.angle);
  const samples = Math.max(1, Math.round(1 / scale));
  const sum: [number, number, number] = [0, 0, 0];
  let to = 0;
  for (let row = 0; row < result.height; row++) {
    for (let column = 0; column < result.width; column++) {
      sum.fill(0);
      for (let k = 0; k < samples * samples; k++) {
        const across = (row + ((k % samples) + 0.5) / samples) / scale - box.height / 2;
        const along = (column + (Math.floor(k / samples) + 0.5) / samples) / scale - box.width / 2;
        addSample(
          sum,
          image,
          box.centreX + along * cos - across * sin - 0.5,
          box.centreY + along * sin + across * cos - 0.5,
        );
      }
      const n = samples * samples;
      result.data[to] = sum[0] / n;
      result.data[to + 1] = sum[1] / n;
      result.data[to + 2] = sum[2] / n;
      result.data[to + 3] = 255;
      to += 4;
    }
  }
  return result;
}

/** Adds the colour at a place between pixel centres, bilinear; beyond the edge the edge goes on. */
function addSample(sum: [number, number, number], image: Pixels, x: number, y: number): void {
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const rightShare = x - x0;
  const lowerShare = y - y0;
  const left = clamp(x0, image.width);
  const right = clamp(x0 + 1, image.width);
  const upper = clamp(y0, image.height) * image.width;
  const lower = clamp(y0 + 1, image.height) * image.width;
  addPixel(sum, image, upper + left, (1 - rightShare) * (1 - lowerShare));
  addPixel(sum, image, upper + right, rightShare * (1 - lowerShare));
  addPixel(sum, image, lower + left, (1 - rightShare) * lowerShare);
  addPixel(sum, image, lower + right, rightShare * lowerShare);
}

function addPixel(
  sum: [number, number, number],
  image: Pixels,
  pixel: number,
  weight: number,
): void {
  const from = pixel * 4;
  sum[0] += (image.data[from] ?? 0) * weight;
  sum[1] += (image.data[from + 1] ?? 0) * weight;
  sum[2] += (image.data[from + 2] ?? 0) * weight;
}

function clamp(index: number, length: number): number {
  return index < 0 ? 0 : index >= length ? length - 1 : index;
}
