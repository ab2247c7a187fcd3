import * as z from 'zod/mini';

/** The languages that the engine on this device can be told to read, as BCP 47 has them. */
export const readingLanguages = [
  'en',
  'fr',
  'de',
  'es',
  'it',
  'pt',
  'nl',
  'pl',
  'ru',
  'uk',
  'zh-Hans',
  'zh-Hant',
  'ja',
  'ko',
  'ar',
  'hi',
] as const;

export const readingLanguageSchema = z.enum(readingLanguages);
export type ReadingLanguage = z.infer<typeof readingLanguageSchema>;

/** `auto`: what the image is written in is found out from it. */
export const languageChoiceSchema = z.union([
  z.literal('auto'),
  z.array(readingLanguageSchema).check(z.minLength(1)),
]);
export type LanguageChoice = z.infer<typeof languageChoiceSchema>;
