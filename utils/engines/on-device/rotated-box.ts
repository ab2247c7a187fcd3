/**
 * A rectangle turned about its centre, in pixels of the image. `width` runs along its own first
 * axis, which points `angle` radians clockwise from the image's (y points down), `height` across it.
 */
export interface RotatedBox {
  readonly centreX: number;
  readonly centreY: number;
  readonly width: number;
  readonly height: number;
  readonly angle: number;
}

/** The upright bounding box, by its edges. */
export interface Extent {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function extentOf(box: RotatedBox): Extent {
  const cos = Math.abs(Math.cos(box.angle));
  const sin = Math.abs(Math.sin(box.angle));
  const halfWidth = (box.width * cos + box.height * sin) / 2;
  const halfHeight = (box.width * sin + box.height * cos) / 2;
  return {
    left: box.centreX - halfWidth,
    top: box.centreY - halfHeight,
    right: box.centreX + halfWidth,
    bottom: box.centreY + halfHeight,
  };
}

/** The same rectangle in an image whose origin lies at (`x`, `y`) and which is `factor` times as large. */
export function moveAndScale(box: RotatedBox, x: number, y: number, factor: number): RotatedBox {
  return {
    centreX: (box.centreX - x) * factor,
    centreY: (box.centreY - y) * factor,
    width: box.width * factor,
    height: box.height * factor,
    angle: box.angle,
  };
}

/** The same rectangle with its axes exchanged: turned by a quarter, clockwise (1) or back (-1). */
export function quarterTurn(box: RotatedBox, direction: 1 | -1): RotatedBox {
  return {
    ...box,
    width: box.height,
    height: box.width,
    angle: box.angle + (direction * Math.PI) / 2,
  };
}

/** The part between two places along its first axis, in pixels from its left edge. */
export function sectionOf(box: RotatedBox, start: number, end: number): RotatedBox {
  const along = (start + end - box.width) / 2;
  return {
    ...box,
    centreX: box.centreX + along * Math.cos(box.angle),
    centreY: box.centreY + along * Math.sin(box.angle),
    width: end - start,
  };
}

/** The same rectangle for text that runs `turns` quarters further, clockwise: -1, 1 or 2. */
export function turnBy(box: RotatedBox, turns: number): RotatedBox {
  if (turns === 2) return { ...box, angle: box.angle + Math.PI };
  return quarterTurn(box, turns === 1 ? 1 : -1);
}
