import { createTesseract, type Tesseract, type TesseractModule } from './tesseract-core.ts';
import { fetchFile } from './fetch-file.ts';
import { languageFile } from './engine-files.ts';
import { toTesseractSchema, type FromTesseract, type ToTesseract } from './tesseract-message.ts';

/** The side of a worker that runs Tesseract: its global scope is one. */
export interface TesseractScope extends EventTarget {
  postMessage(message: FromTesseract): void;
}

/** Answers one question after another; never throws. */
export function serveTesseract(
  scope: TesseractScope,
  loadCore: (filesUrl: string) => Promise<TesseractModule>,
): void {
  let tesseract: Tesseract | null = null;
  const given = new Set<string>();
  let last = Promise.resolve();

  async function answer(question: ToTesseract): Promise<FromTesseract> {
    if (question.type === 'read') {
      if (!tesseract) throw new Error('not started');
      return { type: 'words', words: tesseract.read(question.image) };
    }
    const { filesUrl, languages } = question;
    const files = await Promise.all(
      languages.map(async (code) =>
        given.has(code) ? { code } : { code, data: await fetchLanguage(filesUrl, code) },
      ),
    );
    tesseract ??= createTesseract(await loadCore(filesUrl));
    tesseract.use(files);
    for (const { code } of files) given.add(code);
    return { type: 'ready' };
  }

  scope.addEventListener('message', (event) => {
    if (!(event instanceof MessageEvent)) return;
    const question = toTesseractSchema.parse(event.data);
    last = last
      .then(() => answer(question))
      .catch((error: unknown): FromTesseract => ({ type: 'failed', message: String(error) }))
      .then((said) => scope.postMessage(said));
  });
}

/** Tesseract's data of a language, unpacked. */
async function fetchLanguage(filesUrl: string, code: string): Promise<Uint8Array> {
  const packed = new Blob([await fetchFile(filesUrl + languageFile(code))]);
  const unpacked = packed.stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}
