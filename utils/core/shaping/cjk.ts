/**
 * A character of a script that is written without spaces between words: Han, kana and their
 * punctuation and full-width forms. Not Hangul: Korean parts its words.
 */
export const CJK =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3001-\\u303f\\u30fb\\u30fc\\uff01-\\uff60\\uffe0-\\uffe6]';
