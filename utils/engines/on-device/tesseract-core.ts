import * as z from 'zod/mini';
import type { GreyImage } from './grey-line.ts';

/** What is used of Tesseract's WebAssembly build (`tesseract.js-core`), which brings no types. */
export interface TesseractModule {
  readonly FS: { writeFile(path: string, data: Uint8Array): void };
  readonly TessBaseAPI: new () => {
    /** 0 for success. */
    Init(folder: null, languages: string, engineMode: number): number;
    End(): void;
    SetVariable(name: string, value: string): void;
    /** Reads the file `/input`; 1 for failure. */
    SetImageFile(exifOrientation: number, angle: number): number;
    Recognize(monitor: null): void;
    GetJSONText(): string;
  };
}

/** A word as Tesseract saw it: edges in pixels of the image it was given. */
export interface TesseractWord {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** 0 to 1. */
  readonly confidence: number;
}

export interface Tesseract {
  /** Reads with these languages from now on. Throws when a language's file is damaged. */
  use(languages: readonly LanguageFile[]): void;
  /** One line, dark on light, with room around the letters. */
  read(image: GreyImage): TesseractWord[];
}

export interface LanguageFile {
  /** Tesseract's own code, such as `eng`. */
  readonly code: string;
  /** Absent where it was given before. */
  readonly data?: Uint8Array;
}

const LSTM_ONLY = 1;
/** Tesseract's page segmentation mode for one line. */
const ONE_LINE = '7';

const resultSchema = z.object({
  blocks: z.array(
    z.object({
      paragraphs: z.array(
        z.object({
          lines: z.array(
            z.object({
              words: z.array(
                z.object({
                  text: z.string(),
                  confidence: z.number(),
                  bbox: z.object({ x0: z.number(), x1: z.number() }),
                }),
              ),
            }),
          ),
        }),
      ),
    }),
  ),
});

export function createTesseract(module: TesseractModule): Tesseract {
  let api: InstanceType<TesseractModule['TessBaseAPI']> | null = null;
  return {
    use(languages) {
      for (const { code, data } of languages) {
        if (data) module.FS.writeFile(`./${code}.traineddata`, data);
      }
      api?.End();
      api = new module.TessBaseAPI();
      const codes = languages.map(({ code }) => code).join('+');
      if (api.Init(null, codes, LSTM_ONLY) !== 0) throw new Error(`no Tesseract data for ${codes}`);
      // The lines are dark on light already, and their resolution is ours.
      api.SetVariable('tessedit_do_invert', '0');
      api.SetVariable('user_defined_dpi', '150');
      api.SetVariable('tessedit_pageseg_mode', ONE_LINE);
    },
    read(image) {
      if (!api) throw new Error('no language');
      module.FS.writeFile('/input', portableGreyMap(image));
      if (api.SetImageFile(1, 0) === 1) throw new Error('Tesseract takes no image');
      api.Recognize(null);
      return wordsOf(api.GetJSONText());
    },
  };
}

function wordsOf(json: string): TesseractWord[] {
  return resultSchema
    .parse(JSON.parse(json))
    .blocks.flatMap((block) => block.paragraphs)
    .flatMap((paragraph) => paragraph.lines)
    .flatMap((line) => line.words)
    .filter((word) => word.text.trim() !== '')
    .map(({ text, confidence, bbox }) => ({
      text,
      left: bbox.x0,
      right: bbox.x1,
      confidence: confidence / 100,
    }));
}

/** The plainest format that Tesseract reads: nothing is compressed on the way. */
function portableGreyMap({ width, height, data }: GreyImage): Uint8Array {
  const header = new TextEncoder().encode(`P5 ${width} ${height} 255\n`);
  const file = new Uint8Array(header.length + data.length);
  file.set(header);
  file.set(data, header.length);
  return file;
}
