import * as z from 'zod/mini';

/** Kinds of English images that a screen shows, and then all others. */
export const screenCategories = [
  'web',
  'app',
  'columns',
  'table',
  'code',
  'terminal',
  'small',
  'snip',
] as const;
const otherCategories = ['receipt', 'scan', 'photo', 'meme', 'turned', 'language'] as const;
export const categories = [...screenCategories, ...otherCategories];
export type Category = (typeof categories)[number];

/** As Tesseract names its data. */
export const languageSchema = z.enum([
  'eng',
  'fra',
  'deu',
  'spa',
  'pol',
  'ces',
  'rus',
  'ukr',
  'chi_sim',
  'chi_tra',
  'jpn',
  'kor',
  'ara',
  'hin',
]);
export type Language = z.infer<typeof languageSchema>;

/** Scripts without spaces between words. */
export function isReadByCharacter(language: Language): boolean {
  return language === 'chi_sim' || language === 'chi_tra' || language === 'jpn';
}

/** What happens to an image between the screen and the reader: a copier, a camera, a bad scanner. */
export interface Wear {
  readonly seed: number;
  /** Quarter turns, clockwise. */
  readonly quarterTurns?: 1 | 2 | 3;
  /** Degrees, clockwise. */
  readonly skew?: number;
  /** Radius in pixels. */
  readonly blur?: number;
  /** What is left of the contrast, 0 to 1. */
  readonly fade?: number;
  /** How dark the paper's stains and fibres are, 0 to 1. */
  readonly paper?: number;
  /** Standard deviation in levels of 256. */
  readonly noise?: number;
  /** The quality, 0 to 1, of a JPEG that it was saved as on the way. */
  readonly jpeg?: number;
}

/** A page of our own that is rendered to an image whose text is known from the page itself. */
export interface LabelledPage {
  readonly name: string;
  readonly category: Category;
  readonly language: Language;
  /** CSS pixels. The height is the body's; so is the width where the body is narrower. */
  readonly width: number;
  readonly scale: 1 | 2;
  readonly html: string;
  readonly wear?: Wear;
  /** Part of what `npm test` reads. */
  readonly quick?: boolean;
}

/** A word where it stands; pixels of the image, origin top left, sides level. */
export interface LabelledWord {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface LabelledImage {
  readonly name: string;
  readonly category: string;
  readonly language: Language;
  readonly png: Uint8Array;
  /** Lines as they stand, in reading order, code with its indentation. */
  readonly lines: readonly string[];
  readonly words: readonly LabelledWord[];
}

type Given = Omit<LabelledPage, 'category' | 'language' | 'scale'> & {
  readonly scale?: 1 | 2;
  readonly language?: Language;
};

/** English at one device pixel per CSS pixel, unless told otherwise. */
export function pagesOf(category: Category, pages: readonly Given[]): readonly LabelledPage[] {
  return pages.map((page) => ({ language: 'eng', scale: 1, ...page, category }));
}
