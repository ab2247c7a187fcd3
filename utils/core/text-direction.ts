/** A first letter further on, in UTF-16 units, decides nothing: no text of people's begins so. */
const LOOKED_AT = 10_000;

/** Unicode's blocks of scripts that are written from the right. */
const fromRight =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Where the lines of a text begin, decided by its first letter as `dir="auto"` does. */
export function textDirection(text: string): 'ltr' | 'rtl' {
  const letter = /\p{L}/u.exec(text.slice(0, LOOKED_AT))?.[0];
  return letter !== undefined && fromRight.test(letter) ? 'rtl' : 'ltr';
}
