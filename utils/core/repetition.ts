/** Only this much of the end of a text is looked at, in characters. */
const WINDOW = 6_000;
/**
 * From when on what repeats itself is a loop and not a table with equal rows: so many times and so
 * many characters in all. What is short, or bears no letter or digit (leaders, rules), is repeated
 * more often in honest images.
 */
const LEAST_TIMES = 6;
const LEAST_CHARACTERS = 1_200;
const LEAST_CHARACTERS_OF_SHORT = 4_000;
const SHORT_UNIT = 8;

/**
 * Where a text that ends in a loop is to be cut: after the first of the repeated units, which may
 * well stand in the image. Null where it doesn't end in a loop.
 */
export function loopEnd(text: string): number | null {
  const start = Math.max(0, text.length - WINDOW);
  const period = endPeriod(text.slice(start));
  if (period === null) return null;
  let from = text.length - period;
  while (from > 0 && text[from - 1] === text[from - 1 + period]) from--;
  return from + period;
}

/** The length of the unit that the end of a text repeats, or null. */
function endPeriod(text: string): number | null {
  // Backwards, the repeated end is a beginning, and the prefix function knows each one's period.
  const last = text.length - 1;
  const borders = new Uint32Array(text.length);
  let found: number | null = null;
  for (let at = 1, border = 0; at < text.length; at++) {
    while (border > 0 && text[last - at] !== text[last - border]) border = borders[border - 1] ?? 0;
    if (text[last - at] === text[last - border]) border++;
    borders[at] = border;
    const span = at + 1;
    const period = span - border;
    if (isLoop(text, span, period)) found = period;
  }
  return found;
}

function isLoop(text: string, span: number, period: number): boolean {
  if (span < LEAST_CHARACTERS || span < period * LEAST_TIMES) return false;
  if (span >= LEAST_CHARACTERS_OF_SHORT) return true;
  return period >= SHORT_UNIT && /[\p{L}\p{N}]/u.test(text.slice(-period));
}
