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

/** The same for what repeats itself but for numbers that count: such lists are longer in images. */
const LEAST_TIMES_COUNTED = 60;
const LEAST_CHARACTERS_COUNTED = 2_400;

/**
 * Where a text that ends in a loop is to be cut: after the first of the repeated units, which may
 * well stand in the image. Null where it doesn't end in a loop.
 */
export function loopEnd(text: string): number | null {
  return repeatedEnd(text) ?? countingEnd(text);
}

function repeatedEnd(text: string): number | null {
  const start = Math.max(0, text.length - WINDOW);
  const period = endPeriod(text.slice(start), isLoop);
  if (period === null) return null;
  let from = text.length - period;
  while (from > 0 && text[from - 1] === text[from - 1 + period]) from--;
  return from + period;
}

/** The length of the unit that the end of a text repeats, or null. */
function endPeriod(
  text: string,
  isLoop: (text: string, span: number, period: number) => boolean,
): number | null {
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

/** A text in which each number is a `0`. */
interface Masked {
  readonly text: string;
  readonly numbers: readonly {
    /** Where it stands in the masked text, and where it begins and ends in the given one. */
    readonly at: number;
    readonly from: number;
    readonly to: number;
    readonly value: number;
  }[];
}

/** Zeros of the digits that numbers are written in: Latin, Arabic, Persian, Devanagari, full width. */
const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0xff10];
const NUMBERS = /[0-9\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19]+/g;

/** As loopEnd, of a loop in which numbers count: `Line 1: the same`, `Line 2: the same` … */
function countingEnd(text: string): number | null {
  const end = mask(text.slice(-WINDOW));
  const period = endPeriod(end.text, isManyTimes);
  if (period === null || countingStart(end, period) === null) return null;
  // It may have begun before the window.
  const whole = mask(text);
  const start = countingStart(whole, period);
  if (start === null) return null;
  const last = start + period - 1;
  return unmasked(whole, whole.text[last] === '\n' ? last : last + 1);
}

function isManyTimes(_text: string, span: number, period: number): boolean {
  return span >= period * LEAST_TIMES_COUNTED;
}

/** Where, in a masked text, the units begin that make a loop; null where they make none. */
function countingStart({ text, numbers }: Masked, period: number): number | null {
  const unit = text.slice(-period);
  const inUnit = unit.split('0').length - 1;
  // The last one may not have come whole.
  const last = numbers.length - 2;
  const steps: number[] = [];
  let first = last;
  for (; first >= inUnit; first--) {
    const [now, before] = [numbers[first], numbers[first - inUnit]];
    if (!now || !before || now.at - before.at !== period) break;
    const step = now.value - before.value;
    if ((steps[first % inUnit] ??= step) !== step) break;
  }
  // Up to here numbers have a predecessor; the first units have none, and count too.
  first -= inUnit - 1;
  const from = numbers[Math.max(0, first)];
  if (!from || !steps.some((step) => step !== 0)) return null;
  const times = (last - first + 1) / inUnit;
  const characters = (numbers[last]?.to ?? 0) - from.from;
  const least = /\p{L}/u.test(unit) ? LEAST_CHARACTERS_COUNTED : LEAST_CHARACTERS_OF_SHORT;
  if (times < LEAST_TIMES_COUNTED || characters < least) return null;
  const before = numbers[first - 1]?.at ?? -1;
  let start = from.at;
  // A unit of lines begins where one begins.
  const isOfUnit = (at: number) => text[at] !== '\n' && text[at] === text[at + period];
  while (start - 1 > before && isOfUnit(start - 1)) start--;
  return start;
}

function mask(text: string): Masked {
  let masked = '';
  let end = 0;
  const numbers = [...text.matchAll(NUMBERS)].map(({ 0: digits, index: from }) => {
    masked += text.slice(end, from);
    end = from + digits.length;
    const at = masked.length;
    masked += '0';
    return { at, from, to: end, value: valueOf(digits) };
  });
  return { text: masked + text.slice(end), numbers };
}

function valueOf(digits: string): number {
  let value = 0;
  for (let at = 0; at < digits.length; at++) {
    const code = digits.charCodeAt(at);
    value = value * 10 + code - (ZEROS.findLast((zero) => zero <= code) ?? 0);
  }
  return value;
}

/** The place in the given text of one in the masked text. */
function unmasked({ numbers }: Masked, at: number): number {
  const before = numbers.findLast((number) => number.at < at);
  return before ? before.to + at - before.at - 1 : at;
}
