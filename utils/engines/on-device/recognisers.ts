import type { ReadingLanguage } from '../../core/reading-language.ts';
import { parseAlphabet } from './alphabet.ts';
import { createCascade, rescue } from './cascade.ts';
import { restoreCyrillic } from './cyrillic-lookalikes.ts';
import { fetchFile } from './fetch-file.ts';
import { spaceKorean } from './korean-spacing.ts';
import { readLatinInKorean, readLatinInRussian } from './latin-words.ts';
import { languagePacks, networks, type NetworkName } from './language-packs.ts';
import type { LineRecogniser } from './line-recogniser.ts';
import { sampleColumn } from './column-sampler.ts';
import { sampleLine } from './line-sampler.ts';
import { restoreLongVowels } from './long-vowels.ts';
import type { LoadModel } from './model-loader.ts';
import type { OnnxModel } from './onnx-model.ts';
import { createSvtrRecogniser } from './svtr-recogniser.ts';
import type { TesseractPool } from './tesseract-pool.ts';
import { createTesseractRecogniser } from './tesseract-recogniser.ts';

/** Pixels. Tesseract brings lines to 36 itself: larger ones take longer, but keep their accents. */
const LINE_HEIGHT = 36;
const ACCENTS_LINE_HEIGHT = 48;
const ACCENTED: ReadonlySet<ReadingLanguage> = new Set(['fr', 'de', 'es', 'it', 'pt', 'nl', 'pl']);
const CYRILLIC: ReadonlySet<ReadingLanguage> = new Set(['ru', 'uk']);

/** How characters follow each other in a line: beside each other, or one below the other. */
export type Direction = 'row' | 'column';

/** The recognisers of all languages. What a language needs is loaded when it is first read. */
export interface Recognisers {
  /** Tesseract alone, with these languages, which it must have, and no other until the next is asked for. */
  quick(languages: readonly ReadingLanguage[]): Promise<LineRecogniser>;
  network(name: NetworkName, direction?: Direction): Promise<LineRecogniser>;
  /** The best there is for these languages. English is read along with each of them. */
  best(languages: readonly ReadingLanguage[]): Promise<LineRecogniser>;
}

export function createRecognisers(
  filesUrl: string,
  loadModel: LoadModel,
  pool: TesseractPool,
): Recognisers {
  const loaded = new Map<NetworkName, Promise<Network>>();
  const tesseract = createTesseractRecogniser(pool, LINE_HEIGHT);
  const accents = createTesseractRecogniser(pool, ACCENTS_LINE_HEIGHT);

  async function quick(languages: readonly ReadingLanguage[]): Promise<LineRecogniser> {
    await pool.use(languages.flatMap((language) => languagePacks[language].tesseract ?? []));
    if (languages.includes('ko')) return spaceKorean(tesseract);
    if (languages.some((language) => CYRILLIC.has(language))) return restoreCyrillic(tesseract);
    if (languages.some((language) => ACCENTED.has(language))) return rescue(accents, tesseract);
    return tesseract;
  }

  async function network(name: NetworkName, direction: Direction = 'row'): Promise<LineRecogniser> {
    const loading = loaded.get(name) ?? loadNetwork(filesUrl, loadModel, name);
    loaded.set(name, loading);
    // What could not be loaded is tried anew the next time.
    loading.catch(() => loaded.delete(name));
    const { model, alphabet } = await loading;
    const sample = direction === 'row' ? sampleLine : sampleColumn;
    const recogniser = createSvtrRecogniser(model, alphabet, sample);
    return name === 'japanese' ? restoreLongVowels(recogniser) : recogniser;
  }

  async function best(languages: readonly ReadingLanguage[]): Promise<LineRecogniser> {
    if (languages.every((language) => language === 'en')) {
      return createCascade(await quick(['en']), await network('english'));
    }
    for (const language of languages) {
      const { network: name } = languagePacks[language];
      if (name) return network(name);
    }
    const others = languages.filter((language) => language !== 'en');
    // Along with Korean, Tesseract's English takes Hangul for letters.
    if (languages.includes('ko')) {
      return readLatinInKorean(await quick(others), await network('english'));
    }
    const reader = await quick([...others, 'en']);
    return languages.includes('ru') ? readLatinInRussian(reader, await network('english')) : reader;
  }

  return { quick, network, best };
}

interface Network {
  readonly model: OnnxModel;
  readonly alphabet: readonly string[];
}

async function loadNetwork(
  filesUrl: string,
  loadModel: LoadModel,
  name: NetworkName,
): Promise<Network> {
  const [model, alphabet] = await Promise.all([
    loadModel(networks[name].model),
    fetchFile(filesUrl + networks[name].alphabet).then(parseAlphabet),
  ]);
  return { model, alphabet };
}
