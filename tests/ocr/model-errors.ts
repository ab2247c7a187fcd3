/** Changes such as vision models make in a text that they should give word for word. */
export const errorKinds = [
  'digit changed',
  'number rounded',
  'word corrected',
  'line left out',
  'line invented',
  'lines swapped',
] as const;
export type ErrorKind = (typeof errorKinds)[number];

export interface ModelError {
  readonly kind: ErrorKind;
  readonly text: string;
  /** The changed parts, as offsets in `text`; an empty one is where something was left out. */
  readonly changed: readonly { readonly start: number; readonly end: number }[];
}

/** Numbers from 0 to 1 that are the same for the same seed: mulberry32. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The text with one change of that kind, or null where it offers no place for one. */
export function withModelError(
  text: string,
  kind: ErrorKind,
  random: () => number,
): ModelError | null {
  switch (kind) {
    case 'digit changed':
      return replaceOne(text, kind, /\d/g, random, (digit) =>
        String((Number(digit) + 1 + Math.floor(random() * 9)) % 10),
      );
    case 'number rounded':
      return replaceOne(text, kind, /\d[\d,]*\.\d+|\d{1,3}(?:,\d{3})+|\d{3,}/g, random, rounded);
    case 'word corrected':
      return replaceOne(text, kind, /(?<![\p{L}\d])\p{L}{4,}(?![\p{L}\d])/gu, random, (word) =>
        corrected(word, random),
      );
    case 'line left out':
      return changeLines(text, kind, random, (lines, at) => {
        lines.splice(at, 1);
        return { from: at, count: 0 };
      });
    case 'line invented':
      return changeLines(text, kind, random, (lines, at) => {
        lines.splice(at, 0, invented(lines, random));
        return { from: at, count: 1 };
      });
    case 'lines swapped':
      return changeLines(text, kind, random, (lines, at) => {
        const [first, second] = [lines[at], lines[at + 1]];
        if (first === undefined || second === undefined || first === second) return null;
        lines.splice(at, 2, second, first);
        return { from: at, count: 2 };
      });
  }
}

function replaceOne(
  text: string,
  kind: ErrorKind,
  pattern: RegExp,
  random: () => number,
  change: (found: string) => string,
): ModelError | null {
  const found = [...text.matchAll(pattern)];
  const match = found[Math.floor(random() * found.length)];
  if (!match) return null;
  const changed = change(match[0]);
  if (changed === match[0]) return null;
  const [start, end] = [match.index, match.index + match[0].length];
  return {
    kind,
    text: text.slice(0, start) + changed + text.slice(end),
    changed: [{ start, end: start + changed.length }],
  };
}

/** 18.46 becomes 18.5, 18.4 becomes 18, 3,814,220 becomes 3,814,000, 1871 becomes 1870. */
function rounded(number: string): string {
  const [whole = '', fraction] = number.split('.');
  if (fraction !== undefined) {
    const value = Number(number.replaceAll(',', ''));
    const text = value.toFixed(Math.min(1, fraction.length - 1));
    return number.includes(',') ? Number(text).toLocaleString('en-US') : text;
  }
  const digits = whole.replaceAll(',', '');
  const step = 10 ** Math.max(1, digits.length - 4);
  const value = Math.round(Number(digits) / step) * step;
  return whole.includes(',') ? value.toLocaleString('en-US') : String(value);
}

const spellings: readonly (readonly [RegExp, string])[] = [
  [/our(?=$|s$|ed$|ing$)/, 'or'],
  [/ise(?=$|d$|s$)/, 'ize'],
  [/tre$/, 'ter'],
  [/ie/, 'ei'],
  [/ei/, 'ie'],
  [/ence$/, 'ance'],
  [/able$/, 'ible'],
];
const endings = ['s', 'ed', 'ing', 'ly'];

/** A word as a model would rather have it: another spelling, another form, a slip less or more. */
function corrected(word: string, random: () => number): string {
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)];
  const spelling = pick(spellings.filter(([pattern]) => pattern.test(word)));
  if (spelling && random() < 0.5) return word.replace(spelling[0], spelling[1]);
  const ending = endings.find((one) => word.endsWith(one) && word.length - one.length >= 3);
  if (ending && random() < 0.5) return word.slice(0, -ending.length);
  const isUpper = word === word.toUpperCase();
  const like = (letters: string) => (isUpper ? letters.toUpperCase() : letters);
  if (random() < 0.35) return word + like(pick(endings) ?? 's');
  const at = 1 + Math.floor(random() * (word.length - 2));
  const [before, here, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
  if (random() < 0.3 && here !== after.charAt(0)) {
    return before + after.charAt(0) + here + after.slice(1);
  }
  if (random() < 0.3) return before + after;
  const others = Array.from('aeioustrnd').filter((letter) => letter !== here.toLowerCase());
  return before + like(pick(others) ?? 'x') + after;
}

const inventions = [
  'For more information, visit our website.',
  'All rights reserved.',
  'Click here to learn more about this offer.',
  'Thank you for your continued support.',
  'Please note that prices may vary by region.',
  'Last updated in January 2024 by the team.',
];

/** A phrase that models like to add, or one made of the text's own words. */
function invented(lines: readonly string[], random: () => number): string {
  if (random() < 0.6) return inventions[Math.floor(random() * inventions.length)] ?? '';
  const words = lines.join(' ').split(/\s+/).filter(Boolean);
  return Array.from({ length: 6 }, () => words[Math.floor(random() * words.length)]).join(' ');
}

/** Changes whole lines; `change` says which of the lines as they are then were touched. */
function changeLines(
  text: string,
  kind: ErrorKind,
  random: () => number,
  change: (lines: string[], at: number) => { from: number; count: number } | null,
): ModelError | null {
  const lines = text.split('\n');
  // A line of a sign or two may be no text at all, such as a bullet.
  const telling = lines.flatMap((line, at) => (/[\p{L}\p{N}]{3}/u.test(line) ? [at] : []));
  const at = telling[Math.floor(random() * telling.length)];
  if (at === undefined || lines.length < 3) return null;
  const touched = change(lines, at);
  if (!touched) return null;
  const startOf = (line: number) => lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0);
  const from = startOf(touched.from);
  const to = touched.count > 0 ? startOf(touched.from + touched.count) - 1 : from;
  return {
    kind,
    text: lines.join('\n'),
    changed: [{ start: Math.min(from, to), end: to }],
  };
}
