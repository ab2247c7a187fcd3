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
/** Type of 6 pixels is run together but found: where nothing is at this scale, no text is at all. */
const TELLING_SCALE = 0.4;
/** What enlarging may come to: half a minute of work on a slow device. */
const MOST_ENLARGED_PIXELS = 30_000_000;

/** The scale to try first: large type is found as well in a smaller image. */
export function firstScale(image: Pixels): number {
  return Math.min(1, LONGEST_SHORTER_SIDE / Math.min(image.width, image.height));
}

/**
 * The larger scale that the image has to be looked at in, judging by the boxes found in this one
 * (pixels of the scaled image): if their type is too small, or if nothing was found in an image that
 * was shrunk far. Null if this one will do.
 */
export function largerScale(
  boxes: readonly RotatedBox[],
  image: Pixels,
  scale: number,
): number | null {
  const heights = boxes.map((box) => Math.min(box.width, box.height)).toSorted((a, b) => a - b);
  const lowerQuartile = heights[heights.length >> 2];
  const isTooSmall =
    lowerQuartile === undefined ? scale < TELLING_SCALE : lowerQuartile < LEAST_BOX_HEIGHT;
  if (!isTooSmall) return null;
  if (scale < 1) return Math.min(1, scale * 2);
  const larger = scale * 2;
  const pixels = image.width * image.height * larger * larger;
  return larger > LARGEST_SCALE || pixels > MOST_ENLARGED_PIXELS ? null : larger;
}

export function scaled(image: Pixels, scale: number): Pixels {
  if (scale === 1) return image;
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  if (scale < 1) return shrink(image, width, height);
  const whole = { centreX: image.width / 2, centreY: image.height / 2, angle: 0 };
  return sampleLine(image, { ...whole, width: image.width, height: image.height }, height);
}
