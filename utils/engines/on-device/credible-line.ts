import type { RecognisedLine } from './line-recogniser.ts';

const LEAST_CONFIDENCE = 0.5;
/** What an icon, a rule, a box to tick or a radio button looks like to the recogniser. */
const LONE_STROKE = /^[Il|]$/;
const LONE_SIGN = /^[\W_ioO0]$/;
const LEAST_CONFIDENCE_ALONE = 0.9;

/** Whether a line is text, rather than a picture or an icon that was taken for text. */
export function isCredible(line: RecognisedLine): boolean {
  const text = line.words.map((word) => word.text).join(' ');
  if (text === '' || LONE_STROKE.test(text)) return false;
  return line.confidence >= (LONE_SIGN.test(text) ? LEAST_CONFIDENCE_ALONE : LEAST_CONFIDENCE);
}
