import type { Pixels } from './pixels.ts';

/** The median colour (RGB) along the image's border: what would lie around it, most likely. */
export function borderColour(image: Pixels): [number, number, number] {
  const { width, height, data } = image;
  const border: number[] = [];
  for (let x = 0; x < width; x++) border.push(x, (height - 1) * width + x);
  for (let y = 0; y < height; y++) border.push(y * width, y * width + width - 1);
  const median = (channel: number) => {
    const values = border.map((pixel) => data[pixel * 4 + channel] ?? 0).toSorted((a, b) => a - b);
    return values[values.length >> 1] ?? 0;
  };
  return [median(0), median(1), median(2)];
}
