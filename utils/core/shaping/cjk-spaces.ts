import { CJK } from './cjk.ts';

const between = new RegExp(`(?<=${CJK})[ \\t\\u00a0]+(?=${CJK})`, 'gu');

/** Takes out the spaces that a reader put between characters of a script that has none. */
export function removeCjkSpaces(text: string): string {
  return text.replace(between, '');
}
