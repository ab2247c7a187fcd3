import type { Word } from '../../core/read-event.ts';
import type { RecognisedLine } from './line-recogniser.ts';
import type { RotatedBox } from './rotated-box.ts';

/** A line that rises over its whole length by less than this share of its height is level. */
const LEVEL = 0.2;

/** A line's words where they stand in the image; `line` is the index that they are given. */
export function wordBoxes({ box, words }: RecognisedLine, line: number): Word[] {
  const angle = isLevel(box) ? 0 : box.angle;
  return words.map(({ text, start, end, confidence }) => {
    const along = (start + end) / 2 - box.width / 2;
    const centreX = box.centreX + along * Math.cos(box.angle);
    const centreY = box.centreY + along * Math.sin(box.angle);
    return {
      text,
      x: centreX - (end - start) / 2,
      y: centreY - box.height / 2,
      width: end - start,
      height: box.height,
      confidence,
      angle,
      line,
    };
  });
}

function isLevel({ width, height, angle }: RotatedBox): boolean {
  return Math.abs(width * Math.sin(angle)) < LEVEL * height && Math.cos(angle) > 0;
}
