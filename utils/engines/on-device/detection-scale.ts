import { sampleLine } from './line-sampler.ts';
import type { Pixels } from './pixels.ts';
import { shrink } from './resize.ts';
import type { RotatedBox } from './rotated-box.ts';

/** A longer shorter side is that of a screen of twice the density, or of a photo. */
const LONGEST_SHORTER_SIDE = 1200;
/**
 * Below this height of their boxes the network runs neighbouring lines together. Measured: of lines
 * whose lower quartile is under 15.6, up to all are wrong; from 16.5 on, none.
 */
const LEAST_BOX_HEIGHT = 16;
const LARGEST_SCALE = 2;
/** Half a minute of work on a slow device. */
const MOST_PIXELS = 30_000_000;

/** The scale to try first: large type is found as well in a smaller image. */
export function firstScale(image: Pixels): number {
  return Math.min(1, LONGEST_SHORTER_SIDE / Math.min(image.width, image.height));
}

/**
 * Whether the image has to be looked at in twice the scale, by the boxes found in this one (pixels
 * of the scaled image): its type is too small, or nothing was found in an image that was shrunk.
 */
export function isTooSmall(boxes: readonly RotatedBox[], image: Pixels, scale: number): boolean {
  const next = scale * 2;
  if (next > LARGEST_SCALE || image.width * image.height * next * next > MOST_PIXELS) return false;
  const heights = boxes.map((box) => Math.min(box.width, box.height)).toSorted((a, b) => a - b);
  const lowerQuartile = heights[heights.length >> 2];
  return lowerQuartile === undefined ? scale < 1 : lowerQuartile < LEAST_BOX_HEIGHT;
}

export function scaled(image: Pixels, scale: number): Pixels {
  if (scale === 1) return image;
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  if (scale < 1) return shrink(image, width, height);
  const whole = { centreX: image.width / 2, centreY: image.height / 2, angle: 0 };
  return sampleLine(image, { ...whole, width: image.width, height: image.height }, height);
}
