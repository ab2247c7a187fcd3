import type { Pixels } from './pixels.ts';
import type { TensorData } from './onnx-model.ts';

const MULTIPLE = 8;
const NARROWEST = 32;

/**
 * A line image as the recogniser wants it: planes of blue, green, red from -1 to 1, padded on the
 * right with 0 to a multiple of 8.
 */
export function recognitionTensor(line: Pixels): TensorData {
  const width = Math.max(NARROWEST, Math.ceil(line.width / MULTIPLE) * MULTIPLE);
  const plane = width * line.height;
  const data = new Float32Array(3 * plane);
  for (let y = 0; y < line.height; y++) {
    for (let x = 0; x < line.width; x++) {
      const from = (y * line.width + x) * 4;
      const to = y * width + x;
      data[to] = (line.data[from + 2] ?? 0) / 127.5 - 1;
      data[plane + to] = (line.data[from + 1] ?? 0) / 127.5 - 1;
      data[2 * plane + to] = (line.data[from] ?? 0) / 127.5 - 1;
    }
  }
  return { data, dims: [1, 3, line.height, width] };
}
