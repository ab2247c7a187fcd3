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

const KB=0.333300, KC=0.333300;
function kern(t: number): number { t = Math.abs(t); const B=KB, C=KC; if (t < 1) return ((12 - 9*B - 6*C)*t*t*t + (-18 + 12*B + 6*C)*t*t + (6 - 2*B))/6; if (t < 2) return ((-B - 6*C)*t*t*t + (6*B + 30*C)*t*t + (-12*B - 48*C)*t + (8*B + 24*C))/6; return 0; }
function addSample(sum: [number, number, number], image: Pixels, x: number, y: number): void {
  const x0 = Math.floor(x); const y0 = Math.floor(y);
  for (let j = -1; j <= 2; j++) { const wy = kern(y - (y0 + j)); const row = clamp(y0 + j, image.height) * image.width; for (let i = -1; i <= 2; i++) addPixel(sum, image, row + clamp(x0 + i, image.width), wy * kern(x - (x0 + i))); }
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
