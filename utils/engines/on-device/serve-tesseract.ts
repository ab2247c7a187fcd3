import { answerQuestions, type AskedScope } from './answer-questions.ts';
import { createTesseract, type Tesseract, type TesseractModule } from './tesseract-core.ts';
import { fetchFile } from './fetch-file.ts';
import { languageFile } from './engine-files.ts';
import { toTesseractSchema, type FromTesseract } from './tesseract-message.ts';

/** The side of a worker that runs Tesseract. */
export function serveTesseract(
  scope: AskedScope<FromTesseract>,
  loadCore: (filesUrl: string) => Promise<TesseractModule>,
): void {
  let tesseract: Tesseract | null = null;
  const given = new Set<string>();
  const parse = (message: unknown) => toTesseractSchema.parse(message);
  answerQuestions(scope, parse, async (question): Promise<FromTesseract> => {
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
  });
}

/** Tesseract's data of a language, unpacked. */
async function fetchLanguage(filesUrl: string, code: string): Promise<Uint8Array> {
  const packed = new Blob([await fetchFile(filesUrl + languageFile(code))]);
  const unpacked = packed.stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}
