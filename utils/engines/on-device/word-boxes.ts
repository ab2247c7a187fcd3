import type { Word } from '../../core/read-event.ts';
import type { RecognisedLine } from './line-recogniser.ts';

/** A line's words where they stand in the image; `line` is the index that they are given. */
export function wordBoxes({ box, words }: RecognisedLine, line: number): Word[] {
  return words.map(({ text, start, end, confidence }) => {
    const along = (start + end) / 2 - box.width / 2;
    const centreX = box.centreX + along * Math.cos(box.angle);
    const centreY = box.centreY + along * Math.sin(box.angle);
    const width = end - start;
    return {
      text,
      x: centreX - width / 2,
      y: centreY - box.height / 2,
      width,
      height: box.height,
      confidence,
      angle: box.angle,
      line,
    };
  });
}
