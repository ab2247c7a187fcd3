import { emptyPixels, type Pixels } from './pixels.ts';

/** A part of an image by its edges, in whole pixels; `right` and `bottom` lie outside. */
export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What is left without the rows and columns of the top left corner's colour. Null: nothing. */
export function contentBounds({ width, height, data }: Pixels): Bounds | null {
  const pixels = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const isPlain = (from: number, step: number, count: number) => {
    for (let k = 0, at = from; k < count; k++, at += step) {
      if (pixels[at] !== pixels[0]) return false;
    }
    return true;
  };
  let [left, top, right, bottom] = [0, 0, width, height];
  while (top < bottom && isPlain(top * width, 1, width)) top++;
  if (top === bottom) return null;
  while (isPlain((bottom - 1) * width, 1, width)) bottom--;
  while (isPlain(top * width + left, width, bottom - top)) left++;
  while (isPlain(top * width + right - 1, width, bottom - top)) right--;
  return { left, top, right, bottom };
}

export function crop(image: Pixels, { left, top, right, bottom }: Bounds): Pixels {
  const part = emptyPixels(right - left, bottom - top);
  for (let y = 0; y < part.height; y++) {
    const from = ((top + y) * image.width + left) * 4;
    part.data.set(image.data.subarray(from, from + part.width * 4), y * part.width * 4);
  }
  return part;
}
