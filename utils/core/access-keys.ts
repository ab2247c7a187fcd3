/**
 * A letter for each title that no other has, by which a menu's item is chosen: its first where that
 * is free, then the first of a word, then any. None where no letter is free that a keyboard types
 * in one stroke, as in Chinese.
 */
export function accessKeys(titles: readonly string[]): (string | undefined)[] {
  const taken = new Set<string>();
  const take = (letters: readonly string[]): string | undefined => {
    const key = letters.find((letter) => !isComposed(letter) && !taken.has(letter.toLowerCase()));
    if (key !== undefined) taken.add(key.toLowerCase());
    return key;
  };
  const firsts = titles.map((title) => take(lettersOf(title).slice(0, 1)));
  return titles.map((title, index) => {
    const initials = title.match(/(?<!\p{L})\p{L}/gu) ?? [];
    return firsts[index] ?? take([...initials, ...lettersOf(title)]);
  });
}

function lettersOf(title: string): string[] {
  return title.match(/\p{L}/gu) ?? [];
}

/** Such a one takes several strokes to type. */
function isComposed(letter: string): boolean {
  return /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u.test(letter);
}
