import { bestMatchDistance, wholeDistance } from './best-match-distance.ts';

/** Counts that add up over images; the rates are taken of the sums. */
export interface Score {
  /** Characters of the truth's lines, and the edits that its lines need where they match best. */
  readonly characters: number;
  readonly errors: number;
  /** The edits that the whole text needs, where the order of lines counts. */
  readonly errorsInOrder: number;
  readonly wordsInTruth: number;
  readonly wordsRead: number;
  /** Words that both have, each counted as often as the rarer side has it. */
  readonly wordsInBoth: number;
}

export interface Rates {
  /** Line character error rate: the order in which lines are read doesn't count. */
  readonly lineErrorRate: number;
  /** Character error rate of the whole, in reading order. */
  readonly orderedErrorRate: number;
  /** Words found, of those in the truth. */
  readonly recall: number;
  /** Words right, of those read. */
  readonly precision: number;
}

export interface ScoreOptions {
  readonly ignoreCase?: boolean;
  /** For scripts without spaces between words: each character counts as a word, spaces as none. */
  readonly byCharacter?: boolean;
}

/** Compares what was read with what is there, line by line and word by word. */
export function score(
  truth: string,
  text: string,
  { ignoreCase = false, byCharacter = false }: ScoreOptions = {},
): Score {
  const fold = (s: string) => (ignoreCase ? normalise(s).toLowerCase() : normalise(s));
  const tidySpaces = byCharacter ? removeSpaces : collapseSpaces;
  const split = byCharacter ? characters : words;
  const lines = fold(truth).split('\n').map(tidySpaces).filter(Boolean);
  const read = tidySpaces(fold(text));
  const wordsInTruth = split(fold(truth));
  const wordsRead = split(fold(text));
  return {
    characters: lines.reduce((sum, line) => sum + Array.from(line).length, 0),
    errors: lines.reduce((sum, line) => sum + bestMatchDistance(line, read), 0),
    errorsInOrder: wholeDistance(tidySpaces(fold(truth)), read),
    wordsInTruth: wordsInTruth.length,
    wordsRead: wordsRead.length,
    wordsInBoth: countCommon(wordsInTruth, wordsRead),
  };
}

export function addScores(scores: readonly Score[]): Score {
  const sum = (key: keyof Score) => scores.reduce((total, one) => total + one[key], 0);
  return {
    characters: sum('characters'),
    errors: sum('errors'),
    errorsInOrder: sum('errorsInOrder'),
    wordsInTruth: sum('wordsInTruth'),
    wordsRead: sum('wordsRead'),
    wordsInBoth: sum('wordsInBoth'),
  };
}

/** Nothing to read and nothing read is perfect. */
export function rates(of: Score): Rates {
  return {
    lineErrorRate: of.errors / Math.max(1, of.characters),
    orderedErrorRate: of.errorsInOrder / Math.max(1, of.characters),
    recall: of.wordsInTruth === 0 ? 1 : of.wordsInBoth / of.wordsInTruth,
    precision: of.wordsRead === 0 ? 1 : of.wordsInBoth / of.wordsRead,
  };
}

/** Makes equal what looks equal: an engine can't know which of the like-looking signs was meant. */
function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[‘’‚′`´]/g, "'")
    .replaceAll(/[“”„″]/g, '"')
    .replaceAll(/[‐-―−]/g, '-')
    .replaceAll(/[•·●▪◦‣]/g, '')
    .replaceAll('。', '.')
    .replaceAll('、', ',');
}

function collapseSpaces(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function removeSpaces(text: string): string {
  return text.replaceAll(/\s+/g, '');
}

function characters(text: string): string[] {
  return Array.from(text).filter((character) => /[\p{L}\p{N}]/u.test(character));
}

/** Words without the punctuation around them; signs that belong to a number or a name stay. */
function words(text: string): string[] {
  return text
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}$€£%#@<]+/u, '').replace(/[^\p{L}\p{N}%]+$/u, ''))
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

function countCommon(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    common++;
  }
  return common;
}
