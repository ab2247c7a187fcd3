import { borderColour } from './border-colour.ts';
import { contentBounds, crop } from './content-bounds.ts';
import type { ProbabilityMap } from './connected-components.ts';
import { detectionTensor } from './detection-tensor.ts';
import { coverLength, type Span } from './detection-tiles.ts';
import { firstScale, largerScale, scaled } from './detection-scale.ts';
import { letterHeight } from './letter-height.ts';
import type { LineDetector } from './line-detector.ts';
import type { OnnxModel } from './onnx-model.ts';
import type { Pixels } from './pixels.ts';
import { moveAndScale, type RotatedBox } from './rotated-box.ts';
import { level, skewOf, turnBack } from './skew.ts';
import { textBoxes } from './text-boxes.ts';

/** Pixels of background around the image, since text that touches the edge is found badly. */
const MARGIN = 16;

/**
 * Line detection by PaddleOCR's DB network, in what the image shows within its plain borders. A page
 * that lies askew is looked at again levelled: the network sees its lines twice as high as they are.
 */
export function createDbDetector(model: OnnxModel): LineDetector {
  return {
    async detect(whole, beforeTile) {
      const bounds = contentBounds(whole);
      if (!bounds) return [];
      const image = crop(whole, bounds);
      const first = firstScale(image, letterHeight(image));
      const { boxes: asItLies, scale } = await findLines(model, image, first, beforeTile);
      const skew = skewOf(asItLies);
      const levelled =
        skew === 0 ? null : await findLines(model, level(image, skew), scale, beforeTile);
      const boxes = levelled ? turnBack(levelled.boxes, image, skew) : asItLies;
      return boxes.map((box) => moveAndScale(box, -bounds.left, -bounds.top, 1));
    },
  };
}

/**
 * The lines' boxes, in pixels of the image, and the scale at which they were found. From the first
 * scale on it is looked at until its type is large enough for the network, in tiles whose maps are joined before lines are sought, so that
 * no line is cut or found twice.
 */
async function findLines(
  model: OnnxModel,
  image: Pixels,
  first: number,
  beforeTile: () => Promise<void>,
): Promise<{ boxes: RotatedBox[]; scale: number }> {
  let scale = first;
  for (;;) {
    const map = await probabilityMap(model, scaled(image, scale), beforeTile);
    const boxes = textBoxes(map);
    const larger = largerScale(boxes, image, scale);
    if (larger === null) {
      return { boxes: boxes.map((box) => moveAndScale(box, MARGIN, MARGIN, 1 / scale)), scale };
    }
    scale = larger;
  }
}

/** The detector's map of the image with its margin. */
async function probabilityMap(
  model: OnnxModel,
  image: Pixels,
  beforeTile: () => Promise<void>,
): Promise<ProbabilityMap> {
  const width = image.width + 2 * MARGIN;
  const height = image.height + 2 * MARGIN;
  const map = { width, height, data: new Uint8Array(width * height) };
  const background = borderColour(image);
  for (const rows of coverLength(height)) {
    for (const columns of coverLength(width)) {
      await beforeTile();
      const tile = {
        left: columns.start - MARGIN,
        top: rows.start - MARGIN,
        width: columns.size,
        height: rows.size,
      };
      const output = await model.run({
        data: detectionTensor(image, tile, background),
        dims: [1, 3, tile.height, tile.width],
      });
      copyKept(map, output.data, columns, rows);
    }
  }
  return map;
}

/** Takes from a tile's probabilities (0 to 1) what its spans say is to be believed. */
function copyKept(map: ProbabilityMap, tile: Float32Array, columns: Span, rows: Span): void {
  for (let y = rows.keepFrom; y < rows.keepTo; y++) {
    const from = (y - rows.start) * columns.size - columns.start;
    for (let x = columns.keepFrom; x < columns.keepTo; x++) {
      map.data[y * map.width + x] = (tile[from + x] ?? 0) * 255;
    }
  }
}
