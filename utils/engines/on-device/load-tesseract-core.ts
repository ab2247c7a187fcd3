import { TESSERACT_CORE } from './engine-files.ts';
import type { TesseractModule } from './tesseract-core.ts';

/** What the worker's scope has, and what the core's script leaves in it. */
declare function importScripts(url: string): void;
declare function TesseractCore(options: {
  locateFile: (name: string) => string;
  TesseractProgress: () => void;
}): Promise<TesseractModule>;

/** Loads Tesseract from the engine's folder. For a worker that isn't a module. */
export async function loadTesseractCore(filesUrl: string): Promise<TesseractModule> {
  importScripts(filesUrl + TESSERACT_CORE);
  return TesseractCore({ locateFile: (name) => filesUrl + name, TesseractProgress() {} });
}
