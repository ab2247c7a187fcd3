import {
  differInCase,
  digitForm,
  plainForm,
  searchKey,
  withoutDiacritics,
  wordForm,
} from './like-signs.ts';

/** Confidences from which the device's word counts against the other's. */
const SURE_OF_WORD = 0.6;
/** And for what differs in case or diacritics alone. */
const SURE_OF_CASE = 0.97;
const SURE_OF_DIGIT = 0.4;
const SURE_OF_SIGN = 0.9;

/**
 * Whether what was seen bears out what was said. Each is one word, or several where the other side
 * has them as one. Numbers and codes are taken strictly: their digits must be the same.
 */
export function bearsOut(
  said: readonly string[],
  seen: readonly string[],
  confidence: number,
): boolean {
  const [a, b] = [said.join(' '), seen.join(' ')].map((text) => plainForm(text));
  if (a === undefined || b === undefined || a === b) return true;
  const [keyA, keyB] = [searchKey(a), searchKey(b)];
  if (/\p{N}/u.test(a)) {
    if (confidence < SURE_OF_DIGIT) return true;
    return sameNumber(a, b) && (confidence < SURE_OF_SIGN || sameSigns(a, b));
  }
  if (keyA === keyB) {
    if (confidence < SURE_OF_CASE) return true;
    // An engine may lack letters with diacritics; it adds none.
    const isBare = a === withoutDiacritics(a) && b !== withoutDiacritics(b);
    return !isBare && !differInCase(withoutDiacritics(a), withoutDiacritics(b));
  }
  return wordForm(keyA) === wordForm(keyB) || confidence < SURE_OF_WORD;
}

/** A point or comma more or less makes another number; one for the other is often misread. */
function sameNumber(a: string, b: string): boolean {
  // An empty pair of brackets is read as a nought.
  const digits = (text: string) => digitForm(searchKey(text.replaceAll('()', '0')));
  if (digits(a) !== digits(b)) return false;
  // Where a number was split in two, its point went with the gap.
  const separators = (text: string) => text.match(/(?<=\p{N})[.,:/ -]+(?=\p{N})/gu)?.length ?? 0;
  return separators(a) === separators(b) || /[.,:/ -]{2}/u.test(a + b);
}

/** Whether the signs that were seen are there too. What the device overlooked counts for nothing. */
function sameSigns(said: string, seen: string): boolean {
  const isNegative = (text: string) => /^[([]?-+\p{Sc}?\p{N}/u.test(text);
  if (isNegative(seen) && !isNegative(said)) return false;
  if (seen.includes('%') && !said.includes('%')) return false;
  const [money, otherMoney] = [said, seen].map((text) => text.replaceAll(/[^\p{Sc}]/gu, ''));
  return money === otherMoney || money === '' || otherMoney === '';
}
