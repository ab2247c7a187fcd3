/**
 * A letter for each title that no other has, by which a menu's item is chosen: the first of a word
 * if one is free. None where no letter is free that a keyboard types in one stroke, as in Chinese.
 */
export function accessKeys(titles: readonly string[]): (string | undefined)[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    const initials = title.match(/(?<!\p{L})\p{L}/gu) ?? [];
    const key = [...initials, ...(title.match(/\p{L}/gu) ?? [])].find(
      (letter) => !isComposed(letter) && !taken.has(letter.toLowerCase()),
    );
    if (key !== undefined) taken.add(key.toLowerCase());
    return key;
  });
}

/** Such a one takes several strokes to type. */
function isComposed(letter: string): boolean {
  return /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u.test(letter);
}
