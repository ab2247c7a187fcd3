interface Box {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * For each word of the truth, how well the best placed word with the same text overlaps it, as
 * intersection over union; 0 where no such word was read.
 */
export function wordOverlaps(truth: readonly Box[], read: readonly Box[]): number[] {
  return truth.map((word) =>
    Math.max(0, ...read.filter(({ text }) => text === word.text).map((box) => overlap(word, box))),
  );
}

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (a.width * a.height + b.width * b.height - shared);
}
