/** What vision models do to a text that they should have copied. */
export const errorKinds = [
  'digit changed',
  'number rounded',
  'word corrected',
  'line left out',
  'line invented',
  'lines swapped',
] as const;
export type ErrorKind = (typeof errorKinds)[number];

/** A change, and where it shows in the changed text. */
export interface ModelError {
  readonly kind: ErrorKind;
  /** Index of the line; of a line that was left out: of the line that follows instead of it. */
  readonly line: number;
  /** Indices of the line's words that are not the truth's: `from` and before `to`. */
  readonly from: number;
  readonly to: number;
  readonly was: string;
  readonly became: string;
}

export interface ChangedText {
  readonly lines: readonly string[];
  readonly errors: readonly ModelError[];
}

/** Lines such as models add of their own accord. */
const INVENTED = [
  'For more information, please contact our support team.',
  'All rights reserved.',
  'Terms and conditions apply.',
  'Page 1 of 2',
  'Last updated: 15 January 2024',
  'Thank you for your understanding.',
  'Total amount due: $128.40',
  'Please see the attached document for details.',
  'Note: prices may vary by location.',
  'Signed on behalf of the board of directors',
];

/** Takes the place of some of the truth's lines; its errors count lines from its own first. */
interface Edit {
  readonly at: number;
  readonly takes: number;
  readonly lines: readonly string[];
  readonly errors: readonly ModelError[];
}

/**
 * The lines with as many changes as are asked for, or as fit: no line is changed twice, nor two
 * neighbours, and the same seed makes the same changes. Words are what stands between white space.
 */
export function withModelErrors(
  truth: readonly string[],
  seed: number,
  count: number,
  kinds: readonly ErrorKind[] = errorKinds,
): ChangedText {
  const random = seededRandom(seed);
  const isFree = truth.map((line) => wordsOf(line).length > 0);
  const edits: Edit[] = [];
  // Every kind has its turn, so that the common ones don't crowd out the others.
  const turns = shuffled(kinds, random);
  let misses = 0;
  for (let turn = 0; edits.length < count && misses < turns.length; turn++) {
    const kind = turns[turn % turns.length];
    const places = shuffled([...truth.keys()], random);
    const found = kind && firstEdit(truth, kind, places, isFree, random);
    misses = found ? 0 : misses + 1;
    if (!found) continue;
    edits.push(found);
    isFree.fill(false, Math.max(0, found.at - 1), found.at + found.takes + 1);
  }
  return applied(truth, edits);
}

function applied(truth: readonly string[], edits: readonly Edit[]): ChangedText {
  const lines: string[] = [];
  const errors: ModelError[] = [];
  let next = 0;
  for (const edit of edits.toSorted((a, b) => a.at - b.at)) {
    lines.push(...truth.slice(next, edit.at));
    for (const error of edit.errors) {
      errors.push(Object.assign({}, error, { line: lines.length + error.line }));
    }
    lines.push(...edit.lines);
    next = edit.at + edit.takes;
  }
  lines.push(...truth.slice(next));
  return { lines, errors };
}

function firstEdit(
  truth: readonly string[],
  kind: ErrorKind,
  places: readonly number[],
  isFree: readonly boolean[],
  random: Random,
): Edit | null {
  for (const at of places) {
    const [line, following] = [truth[at], truth[at + 1]];
    if (!isFree[at] || line === undefined) continue;
    switch (kind) {
      case 'line left out':
        return { at, takes: 1, lines: [], errors: [whole(kind, 0, line, '')] };
      case 'line invented': {
        const added = pick(
          INVENTED.filter((other) => !truth.includes(other)),
          random,
        );
        if (added === undefined) return null;
        return { at, takes: 1, lines: [line, added], errors: [whole(kind, 1, '', added)] };
      }
      case 'lines swapped': {
        if (following === undefined || !isFree[at + 1] || following === line) continue;
        const errors = [whole(kind, 0, line, following), whole(kind, 1, following, line)];
        return { at, takes: 2, lines: [following, line], errors };
      }
      case 'digit changed':
      case 'number rounded':
      case 'word corrected': {
        const edit = wordEdit(line, at, kind, random);
        if (edit) return edit;
      }
    }
  }
  return null;
}

const whole = (kind: ErrorKind, line: number, was: string, became: string): ModelError => ({
  kind,
  line,
  from: 0,
  to: wordsOf(became).length,
  was,
  became,
});

function wordEdit(
  line: string,
  at: number,
  kind: 'digit changed' | 'number rounded' | 'word corrected',
  random: Random,
): Edit | null {
  const change = {
    'digit changed': changeDigit,
    'number rounded': roundNumber,
    'word corrected': correctWord,
  }[kind];
  // Kept with the white space between, so that code keeps its indentation.
  const parts = line.split(/(\s+)/);
  for (const place of shuffled([...parts.keys()], random)) {
    const was = parts[place] ?? '';
    const became = change(was, random);
    if (became === null || became === was) continue;
    const from = wordsOf(parts.slice(0, place).join('')).length;
    const lines = [parts.with(place, became).join('')];
    return { at, takes: 1, lines, errors: [{ kind, line: 0, from, to: from + 1, was, became }] };
  }
  return null;
}

function changeDigit(word: string, random: Random): string | null {
  const digit = pick([...word.matchAll(/\d/g)], random);
  const other =
    digit &&
    pick(
      Array.from('0123456789').filter((other) => other !== digit[0]),
      random,
    );
  if (!digit || other === undefined) return null;
  return word.slice(0, digit.index) + other + word.slice(digit.index + 1);
}

/** Fewer decimals, or zeros after the second digit. */
function roundNumber(word: string): string | null {
  const decimals = /^(\D*[\d,]*\d)\.(\d+)(\D*)$/.exec(word);
  if (decimals) {
    const [, before = '', after = '', unit = ''] = decimals;
    const kept = Number(`0.${after}`).toFixed(after.length - 1);
    // Where it would carry, cutting is what is left of rounding.
    const rounded = kept.startsWith('1') ? after.slice(0, -1) : kept.slice(2);
    return before + (rounded && `.${rounded}`) + unit;
  }
  const whole = /^(\D*)(\d{3,}|\d{1,3}(?:,\d{3})+)(\D*)$/.exec(word);
  if (!whole) return null;
  const [, before = '', number = '', unit = ''] = whole;
  let digits = 0;
  return before + number.replaceAll(/\d/g, (digit) => (++digits > 2 ? '0' : digit)) + unit;
}

/** A name or a rare word becomes one that looks more usual: a letter less, other, or moved. */
function correctWord(word: string, random: Random): string | null {
  const letters = /^[\p{L}'’-]{4,}/u.exec(word)?.[0];
  if (letters === undefined) return null;
  const rest = word.slice(letters.length);
  const at = 1 + Math.floor(random() * (letters.length - 2));
  const [letter = '', next = ''] = [letters[at], letters[at + 1]];
  const cut = (from: number, to: number, between: string) =>
    letters.slice(0, from) + between + letters.slice(to) + rest;
  const vowels = 'aeiou';
  const sameKind = vowels.includes(letter) ? vowels : 'bcdfglmnprstv';
  const other =
    pick(
      Array.from(sameKind).filter((other) => other !== letter),
      random,
    ) ?? '';
  const tries = [
    cut(at, at + 1, other),
    cut(at, at + 2, next + letter),
    cut(at, at + 1, ''),
    letters.endsWith('s') ? letters.slice(0, -1) + rest : `${letters}s${rest}`,
  ];
  return (
    pick(
      tries.filter((tried) => tried !== word),
      random,
    ) ?? null
  );
}

function wordsOf(line: string): string[] {
  return line.split(/\s+/).filter(Boolean);
}

/** Even numbers from 0 to below 1. */
type Random = () => number;

/** Mulberry32. */
function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function pick<T>(values: readonly T[], random: Random): T | undefined {
  return values[Math.floor(random() * values.length)];
}

function shuffled<T>(values: readonly T[], random: Random): T[] {
  return values
    .map((value) => ({ value, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ value }) => value);
}
