import type { Pixels } from './pixels.ts';

// ImageNet's mean and deviation, which PaddleOCR applies to blue, green, red in this order.
const MEAN = [0.485, 0.456, 0.406] as const;
const DEVIATION = [0.229, 0.224, 0.225] as const;

/**
 * A tile as the detector wants it: planes of blue, green, red, normalised. `left` and `top` are in
 * pixels of the image and may lie outside; what lies outside has the colour `background` (RGB).
 */
export function detectionTensor(
  image: Pixels,
  tile: { left: number; top: number; width: number; height: number },
  background: readonly [number, number, number],
): Float32Array {
  const plane = tile.width * tile.height;
  const tensor = new Float32Array(3 * plane);
  for (let channel = 0; channel < 3; channel++) {
    const table = normalised(MEAN[channel] ?? 0, DEVIATION[channel] ?? 1);
    const byte = 2 - channel;
    const outside = table[background[byte] ?? 0] ?? 0;
    let to = channel * plane;
    for (let y = tile.top; y < tile.top + tile.height; y++) {
      const inside = y >= 0 && y < image.height;
      const row = y * image.width;
      for (let x = tile.left; x < tile.left + tile.width; x++) {
        tensor[to++] =
          inside && x >= 0 && x < image.width
            ? (table[image.data[(row + x) * 4 + byte] ?? 0] ?? 0)
            : outside;
      }
    }
  }
  return tensor;
}

function normalised(mean: number, deviation: number): Float32Array {
  return Float32Array.from({ length: 256 }, (_, value) => (value / 255 - mean) / deviation);
}
