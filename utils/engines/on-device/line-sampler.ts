import { emptyPixels, type Pixels } from './pixels.ts';
import type { RotatedBox } from './rotated-box.ts';

/**
 * Cuts a box out of an image, level, at the given height in pixels; the width follows, at least 8.
 * Bilinear, as the networks were trained; where the result is smaller than the source, each pixel
 * is the mean of several samples.
 */
export function sampleLine(image: Pixels, box: RotatedBox, height: number): Pixels {
  const scale = height / box.height;
  const result = emptyPixels(Math.max(8, Math.round(box.width * scale)), height);
  const cos = Math.cos(box.angle);
  const sin = Math.sin(box.angle);
  const perSide = Math.max(1, Math.round(1 / scale));
  const weight = 1 / (perSide * perSide);
  const sum = new Float32Array(3);
  let to = 0;
  for (let row = 0; row < result.height; row++) {
    for (let column = 0; column < result.width; column++) {
      sum.fill(0);
      for (let sample = 0; sample < perSide * perSide; sample++) {
        const down = (Math.floor(sample / perSide) + 0.5) / perSide;
        const right = ((sample % perSide) + 0.5) / perSide;
        const across = (row + down) / scale - box.height / 2;
        const along = (column + right) / scale - box.width / 2;
        const x = box.centreX + along * cos - across * sin;
        const y = box.centreY + along * sin + across * cos;
        addSample(sum, image, x, y, weight);
      }
      result.data.set(sum, to);
      result.data[to + 3] = 255;
      to += 4;
    }
  }
  return result;
}

/** Adds the colour at a place, between pixel centres, to red, green and blue. */
function addSample(sum: Float32Array, image: Pixels, x: number, y: number, weight: number): void {
  const left = Math.floor(x - 0.5);
  const top = Math.floor(y - 0.5);
  const rightShare = x - 0.5 - left;
  const lowerShare = y - 0.5 - top;
  const { width, height, data } = image;
  // Beyond the edge the edge's pixels go on.
  const x0 = Math.min(Math.max(left, 0), width - 1) * 4;
  const x1 = Math.min(Math.max(left + 1, 0), width - 1) * 4;
  const y0 = Math.min(Math.max(top, 0), height - 1) * width * 4;
  const y1 = Math.min(Math.max(top + 1, 0), height - 1) * width * 4;
  for (let channel = 0; channel < 3; channel++) {
    const upper =
      (data[y0 + x0 + channel] ?? 0) * (1 - rightShare) +
      (data[y0 + x1 + channel] ?? 0) * rightShare;
    const lower =
      (data[y1 + x0 + channel] ?? 0) * (1 - rightShare) +
      (data[y1 + x1 + channel] ?? 0) * rightShare;
    const value = upper * (1 - lowerShare) + lower * lowerShare;
    sum[channel] = (sum[channel] ?? 0) + value * weight;
  }
}
