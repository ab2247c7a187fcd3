/** A first letter further on, in UTF-16 units, decides nothing: no text of people's begins so. */
const LOOKED_AT = 10_000;

const fromRight =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** Where the lines of a text begin, decided by its first letter as `dir="auto"` does. */
export function textDirection(text: string): 'ltr' | 'rtl' {
  const letter = /\p{L}/u.exec(text.slice(0, LOOKED_AT))?.[0];
  return letter !== undefined && fromRight.test(letter) ? 'rtl' : 'ltr';
}
