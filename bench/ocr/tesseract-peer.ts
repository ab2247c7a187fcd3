import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import type { Page } from 'puppeteer-core';
import * as z from 'zod/mini';
import type { Chromium } from '../../tests/browsers/chromium.ts';
import type { Language } from '../../tests/ocr/labelled/labelled-page.ts';
import { startPageServer, type PageServer } from '../../tests/pages/page-server.ts';

const MODULES = new URL('../../node_modules/', import.meta.url).pathname;
/** Where Debian's packages tesseract-ocr-* put their data. */
const DEBIAN = '/usr/share/tesseract-ocr/5/tessdata/';
const CORES = ['lstm', 'simd-lstm', 'relaxedsimd-lstm'].map(
  (kind) => `tesseract-core-${kind}.wasm.js`,
);
const LATIN: ReadonlySet<Language> = new Set(['eng', 'fra', 'deu', 'spa', 'pol', 'ces']);

const PAGE = `<script src="/tesseract.min.js"></script><script>
let worker = null;
async function startWorker(languages) {
  await worker?.terminate();
  const start = performance.now();
  worker = await Tesseract.createWorker(languages, 1, {
    workerPath: '/worker.min.js',
    corePath: '/core',
    langPath: location.origin + '/languages',
    workerBlobURL: false,
    cacheMethod: 'none',
  });
  return performance.now() - start;
}
async function read(dataUri, enlarge) {
  const blob = await (await fetch(dataUri)).blob();
  const start = performance.now();
  let image = blob;
  if (enlarge) {
    const bitmap = await createImageBitmap(blob);
    if (Math.max(bitmap.width, bitmap.height) <= 1400) {
      image = document.createElement('canvas');
      image.width = 2 * bitmap.width;
      image.height = 2 * bitmap.height;
      const context = image.getContext('2d');
      context.imageSmoothingQuality = 'high';
      context.drawImage(bitmap, 0, 0, image.width, image.height);
    }
  }
  const { data } = await worker.recognize(image);
  return { text: data.text, ms: performance.now() - start };
}
</script>`;

const readingSchema = z.object({ text: z.string(), ms: z.number() });
export type PeerReading = z.infer<typeof readingSchema>;

/** Tesseract.js as extensions use it: one worker, kept; the language is known beforehand. */
export interface TesseractPeer {
  readonly page: Page;
  /** Makes it ready for a language; in ms, or null where there is no data for it. */
  start(language: Language): Promise<number | null>;
  /** `enlarge`: twice as large, where no side is longer than 1400 pixels. */
  read(image: Uint8Array, enlarge: boolean): Promise<PeerReading>;
  close(): Promise<void>;
}

export async function startTesseractPeer(chromium: Chromium): Promise<TesseractPeer> {
  const site = await startPageServer();
  const script = 'text/javascript';
  const put = async (path: string, file: string) =>
    site.put(path, { body: await readFile(MODULES + file), type: script });
  await put('/tesseract.min.js', 'tesseract.js/dist/tesseract.min.js');
  await put('/worker.min.js', 'tesseract.js/dist/worker.min.js');
  for (const core of CORES) await put(`/core/${core}`, `tesseract.js-core/${core}`);
  const page = await chromium.newPage(site.page('/', PAGE));
  return {
    page,
    start: async (language) => {
      const languages = LATIN.has(language) ? [language] : [language, 'eng'];
      for (const name of languages) if (!(await putLanguage(site, name))) return null;
      return z.number().parse(await page.evaluate(`startWorker(${JSON.stringify(languages)})`));
    },
    read: async (image, enlarge) => {
      const uri = `data:image/png;base64,${Buffer.from(image).toString('base64')}`;
      return readingSchema.parse(await page.evaluate(`read('${uri}', ${enlarge})`));
    },
    close: async () => {
      await page.close();
      await site.close();
    },
  };
}

/** The data that Tesseract.js itself takes, from npm, or else Debian's; false if neither is there. */
async function putLanguage(site: PageServer, language: string): Promise<boolean> {
  const name = `${language}.traineddata`;
  const ours = `${MODULES}@tesseract.js-data/${language}/4.0.0_best_int/${name}.gz`;
  const debians = DEBIAN + name;
  if (!existsSync(ours) && !existsSync(debians)) return false;
  const body = existsSync(ours) ? await readFile(ours) : gzipSync(await readFile(debians));
  site.put(`/languages/${name}.gz`, { body, type: 'application/gzip' });
  return true;
}
