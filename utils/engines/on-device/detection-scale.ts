import { sampleLine } from './line-sampler.ts';
import type { Pixels } from './pixels.ts';
import { shrink } from './resize.ts';
import type { RotatedBox } from './rotated-box.ts';

/** A longer shorter side is that of a screen of twice the density, or of a photo. */
const LONGEST_SHORTER_SIDE = 1200;
/** Large type shows at half that scale, at a quarter of the work; smaller images aren't worth a glance. */
const GLANCE = 0.5;
const LEAST_PIXELS_FOR_GLANCE = 150_000;
/** A box is so many times as high as the smaller letters in it: 1.6 to 2.4 in labelled images. */
const BOX_BY_LETTER = 1.9;
/** What the first look aims at: hardly more than is needed, since a second one can follow. */
const LIKELY_BOX_HEIGHT = 17;
/** Pixels. Letters that seem smaller are mostly the grain of a photo or a scan. */
const SMALLEST_LETTERS = 6;
/**
 * Below this height of their boxes the network runs neighbouring lines together. Measured: of lines
 * whose lower quartile is under 15.6, up to all are wrong; from 16.5 on, none.
 */
const LEAST_BOX_HEIGHT = 16;
/** Type of 6 pixels is run together but found: where nothing is at this scale, no text is at all. */
const TELLING_SCALE = 0.6;
/** What most type is brought to where it was too small; beyond this scale, the whole image. */
const WANTED_BOX_HEIGHT = 18.5;
const NEARLY_WHOLE = 0.75;
/** In a shrunk image also the smaller type has to show: this share of the boxes may be smaller. */
const SMALL_TYPE = 0.1;
const LARGEST_SCALE = 2;
/** What enlarging may come to: half a minute of work on a slow device. */
const MOST_ENLARGED_PIXELS = 30_000_000;

type Size = Pick<Pixels, 'width' | 'height'>;

/**
 * The scale to try first: large type is found as well in a smaller image. `letters` is the height
 * that its letters seem to have, in pixels of the image, or null.
 */
export function firstScale({ width, height }: Size, letters: number | null): number {
  const whole = Math.min(1, LONGEST_SHORTER_SIDE / Math.min(width, height));
  if (width * height * whole * whole < LEAST_PIXELS_FOR_GLANCE) return whole;
  if (letters === null || letters < SMALLEST_LETTERS) return whole * GLANCE;
  const scale = LIKELY_BOX_HEIGHT / (letters * BOX_BY_LETTER);
  return scale > whole * NEARLY_WHOLE ? whole : Math.max(scale, whole * GLANCE);
}

/**
 * The larger scale that the image has to be looked at in, judging by the boxes found in this one
 * (pixels of the scaled image): if their smaller type is too small, or if nothing was found in an
 * image that was shrunk. Null if this one will do.
 */
export function largerScale(
  boxes: readonly RotatedBox[],
  image: Size,
  scale: number,
): number | null {
  const heights = boxes.map((box) => Math.min(box.width, box.height)).toSorted((a, b) => a - b);
  if (scale < 1) {
    const small = heights[Math.floor(heights.length * SMALL_TYPE)];
    if (small === undefined) return scale < TELLING_SCALE ? Math.min(1, scale * 2) : null;
    if (small >= LEAST_BOX_HEIGHT) return null;
    const wanted = (scale * WANTED_BOX_HEIGHT) / small;
    return wanted < NEARLY_WHOLE ? wanted : 1;
  }
  const lowerQuartile = heights[heights.length >> 2];
  if (lowerQuartile === undefined || lowerQuartile >= LEAST_BOX_HEIGHT) return null;
  if (scale >= LARGEST_SCALE) return null;
  const larger = Math.min(LARGEST_SCALE, (scale * WANTED_BOX_HEIGHT) / lowerQuartile);
  return image.width * image.height * larger * larger > MOST_ENLARGED_PIXELS ? null : larger;
}

export function scaled(image: Pixels, scale: number): Pixels {
  if (scale === 1) return image;
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  if (scale < 1) return shrink(image, width, height);
  const whole = { centreX: image.width / 2, centreY: image.height / 2, angle: 0 };
  return sampleLine(image, { ...whole, width: image.width, height: image.height }, height);
}
