import type { RecognisedLine } from './line-recogniser.ts';
import { quarterTurn, type RotatedBox } from './rotated-box.ts';

/** A box so much taller than wide may be a line that runs upwards or downwards. */
const TALL = 1.5;

/** Reads a box as it lies; a tall one also turned by a quarter, and gives what was read best. */
export async function surestTurn(
  box: RotatedBox,
  read: (box: RotatedBox) => Promise<RecognisedLine>,
): Promise<RecognisedLine> {
  const level = await read(box);
  if (box.height < box.width * TALL) return level;
  const down = await read(quarterTurn(box, 1));
  const up = await read(quarterTurn(box, -1));
  return [level, down, up].reduce((a, b) => (b.confidence > a.confidence ? b : a));
}
