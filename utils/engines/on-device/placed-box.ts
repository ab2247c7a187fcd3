import { median } from './median.ts';
import { extentOf, type Extent, type RotatedBox } from './rotated-box.ts';

/** A line's box and where it stands when the page is level, in pixels of the levelled page. */
export interface PlacedBox extends Extent {
  readonly box: RotatedBox;
  readonly centreX: number;
  readonly centreY: number;
  /** The height of the type, with the detector's margin. */
  readonly size: number;
}

/** A box this many times as long as high tells the page's angle. */
const TELLING = 4;

/** Turns the page level, by the median angle of its longer lines. */
export function levelled(boxes: readonly RotatedBox[]): PlacedBox[] {
  const telling = boxes.filter((box) => box.width >= TELLING * box.height);
  const skew = median(telling.map((box) => box.angle));
  const cos = Math.cos(skew);
  const sin = Math.sin(skew);
  return boxes.map((box) => {
    const centreX = box.centreX * cos + box.centreY * sin;
    const centreY = box.centreY * cos - box.centreX * sin;
    const extent = extentOf({ ...box, centreX, centreY, angle: box.angle - skew });
    return { box, centreX, centreY, size: Math.min(box.width, box.height), ...extent };
  });
}
