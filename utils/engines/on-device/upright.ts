import { turnBy, type RotatedBox } from './rotated-box.ts';

/** Lines, the largest, that tell how a page is turned, and its script. */
export const SCRIPT_SAMPLE = 3;
/** Tesseract with the right script and the page upright is surer than this. */
export const SURE = 0.72;
/** What a reading turned otherwise, or in another script, must have over the first one. */
export const CLEARLY_SURER = 0.12;
/** A page most of whose lines are this much taller than wide was turned by a quarter, or is vertical. */
const TALL = 2;
const TURNED_SHARE = 0.6;

/**
 * Turns the lines of a page that lies on its side or stands on its head. `read` reads a sample and
 * says how sure it is of it; `isLevel` may know more of what that is not sure of. Null for what may be
 * vertical columns: it reads no better either way round.
 */
export async function upright(
  boxes: readonly RotatedBox[],
  read: (sample: readonly RotatedBox[]) => Promise<number>,
  isLevel: (sample: readonly RotatedBox[]) => Promise<boolean> = async () => false,
): Promise<readonly RotatedBox[] | null> {
  const sample = largest(boxes, SCRIPT_SAMPLE);
  if (sample.length === 0) return boxes;
  const onItsSide = isOnItsSide(boxes);
  const asItIs = onItsSide ? 0 : await read(sample);
  if (asItIs >= SURE || (!onItsSide && (await isLevel(sample)))) return boxes;
  let [best, most] = [0, Math.max(SURE, asItIs + CLEARLY_SURER)];
  for (const turns of onItsSide ? [1, -1] : [2]) {
    const confidence = await read(sample.map((box) => turnBy(box, turns)));
    if (confidence > most) [best, most] = [turns, confidence];
  }
  if (best !== 0) return boxes.map((box) => turnBy(box, best));
  return onItsSide ? null : boxes;
}

export function isOnItsSide(boxes: readonly RotatedBox[]): boolean {
  const tall = boxes.filter((box) => box.height > TALL * box.width).length;
  return tall > TURNED_SHARE * boxes.length;
}

/** The boxes that hold most text, by their shape. */
export function largest(boxes: readonly RotatedBox[], count: number): RotatedBox[] {
  const elongation = ({ width, height }: RotatedBox) =>
    Math.max(width, height) / Math.min(width, height);
  return boxes.toSorted((a, b) => elongation(b) - elongation(a)).slice(0, count);
}
