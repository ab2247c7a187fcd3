/**
 * What looks alike, for the comparison of two readings of one image. Nothing here is to be shown:
 * it makes forms that are equal where a difference says nothing.
 */

/** Typographic variants as one: quotes, dashes, ligatures, full-width forms. */
export function plainForm(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[‘’‚‛′`´]/g, "'")
    .replaceAll(/[“”„‟″«»]/g, '"')
    .replaceAll(/[‐-―−]/g, '-');
}

/** Letters and digits alone, without case and diacritics: by this, words are looked for. */
export function searchKey(text: string): string {
  return withoutDiacritics(plainForm(text))
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

export function withoutDiacritics(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').normalize('NFC');
}

/** Signs that engines take for one another, each by the digit that stands for all of them. */
const alike: Readonly<Record<string, string>> = {
  o: '0',
  q: '0',
  i: '1',
  j: '1',
  l: '1',
  z: '2',
  s: '5',
  b: '8',
  g: '9',
};

/** A search key in which a letter equals the digit it is taken for; two digits are never equal. */
export function digitForm(key: string): string {
  return Array.from(key, (sign) => alike[sign] ?? sign).join('');
}

/** The same for words, in which two signs are taken for one, too. */
export function wordForm(key: string): string {
  return digitForm(key).replaceAll('rn', 'm').replaceAll('vv', 'w').replaceAll('c1', 'd');
}

/** Whether the two differ in the case of letters whose capitals have another shape. */
export function differInCase(a: string, b: string): boolean {
  const lookDifferent = (text: string) =>
    text.replaceAll(/[^\p{L}]/gu, '').replaceAll(/[cfijklopsuvwxyz]/giu, '·');
  return lookDifferent(a) !== lookDifferent(b);
}
