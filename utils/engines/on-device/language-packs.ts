import type { ReadingLanguage } from '../../core/reading-language.ts';

/** Which of the engine's files read a language. */
export interface LanguagePack {
  /** Tesseract's data, by its own code. */
  readonly tesseract?: string;
  /** The network that reads the language instead, and better. */
  readonly network?: NetworkName;
}

/** PaddleOCR's recognisers: each a model and its alphabet, by their names in the engine's folder. */
export const networks = {
  english: { model: 'rec_en_PP-OCRv3_infer.onnx', alphabet: 'dict_en.txt' },
  simplifiedChinese: { model: 'ch_PP-OCRv4_rec_infer.onnx', alphabet: 'ppocr_keys_v1.txt' },
  traditionalChinese: {
    model: 'rec_chinese_cht_PP-OCRv3_infer.onnx',
    alphabet: 'dict_chinese_cht.txt',
  },
  japanese: { model: 'rec_japan_PP-OCRv3_infer.onnx', alphabet: 'dict_japan.txt' },
} as const;
export type NetworkName = keyof typeof networks;

/**
 * Russian has no data of its own in the packages that the engine is made from. Kyrgyz, which uses
 * every Russian letter and is full of Russian words, reads it: on the labelled images 98 % of the
 * characters, where Ukrainian reads 94 %.
 */
export const languagePacks: Readonly<Record<ReadingLanguage, LanguagePack>> = {
  en: { tesseract: 'eng' },
  fr: { tesseract: 'fra' },
  de: { tesseract: 'deu' },
  es: { tesseract: 'spa' },
  it: { tesseract: 'ita' },
  pt: { tesseract: 'por' },
  nl: { tesseract: 'nld' },
  pl: { tesseract: 'pol' },
  ru: { tesseract: 'kir' },
  uk: { tesseract: 'ukr' },
  'zh-Hans': { network: 'simplifiedChinese' },
  'zh-Hant': { network: 'traditionalChinese' },
  ja: { network: 'japanese' },
  ko: { tesseract: 'kor' },
  ar: { tesseract: 'ara' },
  hi: { tesseract: 'hin' },
};
