import { sampleLine } from './line-sampler.ts';
import { median } from './median.ts';
import type { Pixels } from './pixels.ts';
import { extentOf, type RotatedBox } from './rotated-box.ts';

/** A box this many times as long as high tells the page's angle; so many of them have to. */
const TELLING = 4;
const FEWEST_TELLING = 2;
/** In radians: what is hardly askew is read well as it lies, what is more so is no page. */
const LEAST_SKEW = (2.5 * Math.PI) / 180;
const MOST_SKEW = (20 * Math.PI) / 180;
/** Most lines of a page are within this of its angle. */
const ALIKE = (2 * Math.PI) / 180;
const ALIKE_SHARE = 0.7;

/** By how much a page lies askew, in radians clockwise; 0 where it doesn't. */
export function skewOf(boxes: readonly RotatedBox[]): number {
  const angles = boxes
    .filter(({ width, height }) => width >= TELLING * height)
    .map(({ angle }) => angle);
  if (angles.length < FEWEST_TELLING) return 0;
  const skew = median(angles);
  const alike = angles.filter((angle) => Math.abs(angle - skew) < ALIKE).length;
  const isSkewed = Math.abs(skew) >= LEAST_SKEW && Math.abs(skew) <= MOST_SKEW;
  return isSkewed && alike >= ALIKE_SHARE * angles.length ? skew : 0;
}

/** The image turned back by its skew, about its middle; as large as it has to be to lose nothing. */
export function level(image: Pixels, skew: number): Pixels {
  return sampleLine(image, frame(image, skew), frame(image, skew).height);
}

/** Boxes of the levelled image as they lie in the image itself. */
export function turnBack(boxes: readonly RotatedBox[], image: Pixels, skew: number): RotatedBox[] {
  const { centreX, centreY, width, height } = frame(image, skew);
  const [cos, sin] = [Math.cos(skew), Math.sin(skew)];
  return boxes.map((box) => {
    const [x, y] = [box.centreX - width / 2, box.centreY - height / 2];
    return {
      ...box,
      centreX: centreX + x * cos - y * sin,
      centreY: centreY + x * sin + y * cos,
      angle: box.angle + skew,
    };
  });
}

/** What the levelled image shows of the image. */
function frame({ width, height }: Pixels, skew: number): RotatedBox {
  const centre = { centreX: width / 2, centreY: height / 2 };
  const { left, top, right, bottom } = extentOf({ ...centre, width, height, angle: skew });
  return {
    ...centre,
    width: Math.ceil(right - left),
    height: Math.ceil(bottom - top),
    angle: skew,
  };
}
