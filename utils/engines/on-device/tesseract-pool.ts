import { AskedWorker, type AskedPort } from './asked-worker.ts';
import type { GreyImage } from './grey-line.ts';
import type { TesseractWord } from './tesseract-core.ts';
import { fromTesseractSchema, type ToTesseract } from './tesseract-message.ts';

/** Tesseract in several workers: it has no threads of its own, but lines can be read side by side. */
export interface TesseractPool {
  readonly size: number;
  /** Reads with these languages (Tesseract's codes) from now on. */
  use(languages: readonly string[]): Promise<void>;
  /** Given to the worker that has least to do. */
  read(image: GreyImage): Promise<readonly TesseractWord[]>;
}

export function createTesseractPool(
  size: number,
  filesUrl: string,
  createWorker: () => AskedPort<ToTesseract>,
): TesseractPool {
  const parse = (message: unknown) => fromTesseractSchema.parse(message);
  const workers = Array.from(
    { length: size },
    () => new AskedWorker("Tesseract's worker", createWorker(), parse),
  );
  let inUse = '';
  return {
    size,
    async use(languages) {
      const wanted = languages.join('+');
      if (wanted === inUse) return;
      inUse = '';
      const question = { type: 'use' as const, filesUrl, languages: [...languages] };
      await Promise.all(workers.map((worker) => worker.ask(question)));
      inUse = wanted;
    },
    async read(image) {
      const idlest = workers.reduce((a, b) => (b.load < a.load ? b : a));
      const answer = await idlest.ask({ type: 'read', image });
      return answer.type === 'words' ? answer.words : [];
    },
  };
}
