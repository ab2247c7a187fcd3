import {
  connectedComponents,
  type Component,
  type ProbabilityMap,
} from './connected-components.ts';
import type { Point } from './convex-hull.ts';
import { minimalAreaRectangle } from './minimal-area-rectangle.ts';
import type { RotatedBox } from './rotated-box.ts';

// PaddleOCR's own settings for this detector; a looser threshold joins neighbouring columns.
const PIXEL_THRESHOLD = 0.3;
const BOX_THRESHOLD = 0.5;
/** The detector marks a line's core; its box is grown by this ratio of area to perimeter. */
const UNCLIP_RATIO = 1.6;
const FEWEST_PIXELS = 6;
const SMALLEST_SIDE = 3;

/** The boxes of text lines in a map of the detector, in pixels of the map. */
export function textBoxes(map: ProbabilityMap): RotatedBox[] {
  const boxes: RotatedBox[] = [];
  for (const component of connectedComponents(map, PIXEL_THRESHOLD)) {
    if (component.pixels < FEWEST_PIXELS || component.score < BOX_THRESHOLD) continue;
    const core = minimalAreaRectangle(cornersOf(component));
    if (core && Math.min(core.width, core.height) >= SMALLEST_SIDE) boxes.push(unclip(core));
  }
  return boxes;
}

function cornersOf(component: Component): Point[] {
  return component.runs.flatMap(({ y, left, right }) => [
    { x: left, y },
    { x: right, y },
    { x: left, y: y + 1 },
    { x: right, y: y + 1 },
  ]);
}

/** Grows the core by the distance that DB (Liao et al., 2020) took away when it was trained. */
function unclip(core: RotatedBox): RotatedBox {
  const distance = (core.width * core.height * UNCLIP_RATIO) / (2 * (core.width + core.height));
  return { ...core, width: core.width + 2 * distance, height: core.height + 2 * distance };
}
