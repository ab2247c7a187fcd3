import type { LanguageChoice, ReadingLanguage } from '../../core/reading-language.ts';
import { languagePacks, type NetworkName } from './language-packs.ts';
import { guessLatinLanguage } from './latin-language.ts';
import {
  meanLineConfidence,
  textOf,
  type LineRecogniser,
  type RecognisedLine,
} from './line-recogniser.ts';
import type { Pixels } from './pixels.ts';
import type { Direction, Recognisers } from './recognisers.ts';
import { createCascade } from './cascade.ts';
import { rememberLines } from './remembered-lines.ts';
import { quarterTurn, type RotatedBox } from './rotated-box.ts';
import { CLEARLY_SURER, isOnItsSide, largest, SCRIPT_SAMPLE, SURE, upright } from './upright.ts';

/** How an image is to be read: its lines turned so that they run in their direction, and who reads. */
export interface ReadingPlan {
  readonly lines: readonly RotatedBox[];
  readonly recogniser: LineRecogniser;
}

/** Lines, the largest, that tell script and language. */
const SAMPLE = 6;
/** With less, it is hardly worth while to go on reading it as English. */
const HARDLY_ENGLISH = 0.6;
/** No English text is read as English with less, but for code and single words. */
const SURELY_ENGLISH = 0.93;
/** What the right language of Latin script has at least, and at least over English. */
const LEAST_FOR_LANGUAGE = 0.92;
const SURER_THAN_ENGLISH = 0.06;
const ACCENTED_LETTER = /(?![a-z])\p{Script=Latin}/iu;
/** The English network is surer than this of what is English; with English words among it, than less. */
const NETWORK_SURE = 0.93;
const NETWORK_SURE_OF_WORDS = 0.75;
/**
 * Characters that Tesseract sees as English on a length of a line's height: up to 1.65 in Chinese and
 * Japanese, from 1.69 on in Cyrillic, 1.9 in Hindi, 2.1 in Arabic. Korean has 1.1 to 1.75.
 */
const DENSER_THAN_CHINESE = 1.67;
/** What another script's reading must have at least, whatever the English one has. */
const LEAST_FOR_SCRIPT = 0.6;

/** No other script is tried once one is as sure as this. */
const BEYOND_DOUBT = 0.9;
/** The Chinese network or the Japanese is surer than this of either, and most of it is Han or kana. */
const SURELY_EAST_ASIAN = 0.8;
const EAST_ASIAN_SHARE = 0.4;
/** It is surer than this of simplified Chinese alone. */
const SURELY_SIMPLIFIED = 0.97;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const HAN = /\p{Script=Han}/gu;
/** In Japanese at least this share of the characters is kana; in Chinese next to none. */
const KANA_SHARE = 0.08;
/** Letters that Ukrainian has and Russian hasn't, and the other way round. */
const UKRAINIAN = /[іїєґ]/giu;
const FEWEST_UKRAINIAN = 3;
const RUSSIAN = /[ыэъё]/giu;

/**
 * Finds out how an image is turned and what it is written in, unless the languages were chosen, by
 * reading some of its lines. `beforeStep` is awaited between the steps: it may throw to stop.
 */
export async function planReading(
  image: Pixels,
  boxes: readonly RotatedBox[],
  choice: LanguageChoice,
  recognisers: Recognisers,
  beforeStep: () => Promise<void>,
): Promise<ReadingPlan> {
  const read = async (recogniser: LineRecogniser, lines: readonly RotatedBox[]) => {
    const result: RecognisedLine[] = [];
    for await (const line of recogniser.recognise(image, lines)) result.push(line);
    await beforeStep();
    return { confidence: meanLineConfidence(result), text: textOf(result) };
  };

  const networkReaders = new Map<string, LineRecogniser>();

  if (choice !== 'auto') {
    const chosen = rememberLines(await recognisers.best(choice));
    const turned = await upright(boxes, async (sample) => (await read(chosen, sample)).confidence);
    if (turned) return { lines: turned, recogniser: chosen };
    const mayBeVertical = choice.some((language) => languagePacks[language].network);
    return (mayBeVertical && (await vertical())) || { lines: boxes, recogniser: chosen };
  }

  const english = rememberLines(await recognisers.quick(['en']));
  // Most images are English: the workers go on with it while it is found out whether this one is.
  if (!isOnItsSide(boxes)) {
    const first = largest(boxes, SAMPLE);
    english.readAhead(image, [...first, ...boxes.filter((box) => !first.includes(box))]);
  }
  return findPlan().catch(async (error: unknown) => {
    await english.stopAhead();
    throw error;
  });

  async function findPlan(): Promise<ReadingPlan> {
    const turned = await upright(
      boxes,
      async (sample) => {
        const { confidence } = await read(english, sample);
        // The workers are wanted for what else it may be.
        if (confidence < HARDLY_ENGLISH) await english.stopAhead();
        return confidence;
      },
      async (sample) =>
        (await read(await networkReader('english', 'row'), sample)).confidence >= NETWORK_SURE,
    );
    if (turned !== boxes) await english.stopAhead();
    if (!turned) {
      const plan = await vertical();
      if (plan) return plan;
      await recognisers.quick(['en']);
    }
    const lines = turned ?? boxes;
    const sample = largest(lines, SAMPLE);
    const asEnglish = await read(english, sample);
    if (asEnglish.confidence >= SURE) {
      const language = await latinLanguageOf(asEnglish, sample);
      return { lines, recogniser: await readerOf(language) };
    }
    const network = await networkReader('english', 'row');
    const byNetwork = await read(network, sample);
    const isEnglish =
      byNetwork.confidence >= NETWORK_SURE ||
      (byNetwork.confidence >= NETWORK_SURE_OF_WORDS &&
        guessLatinLanguage(byNetwork.text).clear === 'en');
    const language =
      sample.length === 0 || isEnglish
        ? 'en'
        : await scriptOf(sample.slice(0, SCRIPT_SAMPLE), asEnglish, density(asEnglish, sample));
    return { lines, recogniser: await readerOf(language) };
  }

  /** Reads no line again that told the language. */
  async function readerOf(language: ReadingLanguage): Promise<LineRecogniser> {
    if (language === 'en') {
      // The workers may have been given other languages meanwhile.
      await recognisers.quick(['en']);
      return createCascade(english, await networkReader('english', 'row'));
    }
    await english.stopAhead();
    const { network: name } = languagePacks[language];
    return name ? networkReader(name, 'row') : recognisers.best([language]);
  }

  async function networkReader(name: NetworkName, direction: Direction): Promise<LineRecogniser> {
    const key = `${name} ${direction}`;
    const reader =
      networkReaders.get(key) ?? rememberLines(await recognisers.network(name, direction));
    networkReaders.set(key, reader);
    return reader;
  }

  async function attempt(language: ReadingLanguage, sample: readonly RotatedBox[]) {
    // The workers read one language at a time.
    await english.stopAhead();
    return read(await recognisers.quick([language]), sample);
  }

  /** Where words leave it open, the language that reads its accents, and is surer by it. */
  async function latinLanguageOf(
    asEnglish: Reading,
    sample: readonly RotatedBox[],
  ): Promise<ReadingLanguage> {
    const { clear, guesses } = guessLatinLanguage(asEnglish.text);
    if (clear) return clear;
    if (asEnglish.confidence >= SURELY_ENGLISH) return 'en';
    const least = Math.max(LEAST_FOR_LANGUAGE, asEnglish.confidence + SURER_THAN_ENGLISH);
    for (const language of guesses) {
      const { confidence, text } = await attempt(language, sample);
      if (confidence >= least && ACCENTED_LETTER.test(text)) return language;
    }
    return 'en';
  }

  async function scriptOf(
    lines: readonly RotatedBox[],
    asEnglish: Reading,
    density: number,
  ): Promise<ReadingLanguage> {
    const least = Math.max(LEAST_FOR_SCRIPT, asEnglish.confidence + CLEARLY_SURER);
    let best: { language: ReadingLanguage; confidence: number } = { language: 'en', confidence: 0 };
    const isOneBeyondDoubt = async (...languages: ReadingLanguage[]): Promise<boolean> => {
      for (const language of languages) {
        const { confidence, text } = await attempt(language, lines);
        if (confidence > best.confidence) best = { language, confidence };
        if (language === 'ru' && isUkrainian(text) && (await isOneBeyondDoubt('uk'))) return true;
        if (best.confidence > BEYOND_DOUBT) return true;
      }
      return false;
    };
    const isDense = density > DENSER_THAN_CHINESE;
    if (isDense) {
      if (await isOneBeyondDoubt('ru', 'ar', 'hi', 'ko')) return best.language;
      if (best.confidence >= least) return best.language;
    } else if (await isOneBeyondDoubt('ko')) {
      return best.language;
    }
    // Seldom is Japanese so full of kana that the Chinese network doesn't know it for what it is.
    const asChinese = await read(await networkReader('simplifiedChinese', 'row'), lines);
    if (!isDense && !isEastAsian(asChinese) && (await isOneBeyondDoubt('ru', 'ar', 'hi'))) {
      return best.language;
    }
    const eastAsian = await eastAsianLanguage(lines, 'row');
    if (eastAsian) return eastAsian;
    return best.confidence >= least ? best.language : 'en';
  }

  async function eastAsianLanguage(
    lines: readonly RotatedBox[],
    direction: Direction,
  ): Promise<'ja' | 'zh-Hans' | 'zh-Hant' | null> {
    const readBy = (name: NetworkName) =>
      networkReader(name, direction).then((recogniser) => read(recogniser, lines));
    const simplified = await readBy('simplifiedChinese');
    if (isEastAsian(simplified) && simplified.confidence >= SURELY_SIMPLIFIED) return 'zh-Hans';
    const japanese = await readBy('japanese');
    if (!isEastAsian(simplified) && !isEastAsian(japanese)) return null;
    if (isJapanese(japanese.text)) return 'ja';
    const traditional = await readBy('traditionalChinese');
    return traditional.confidence > simplified.confidence ? 'zh-Hant' : 'zh-Hans';
  }

  /** How to read columns of Chinese or Japanese from right to left, if it is these that there are. */
  async function vertical(): Promise<ReadingPlan | null> {
    // Turned like this, the columns are lines that stand one below the other.
    const lines = boxes.map((box) => quarterTurn(box, 1));
    const language = await eastAsianLanguage(largest(lines, SCRIPT_SAMPLE), 'column');
    const name = language && languagePacks[language].network;
    return name ? { lines, recogniser: await networkReader(name, 'column') } : null;
  }
}

interface Reading {
  readonly confidence: number;
  readonly text: string;
}

/** Characters per line's height. */
function density({ text }: Reading, lines: readonly RotatedBox[]): number {
  const length = lines.reduce((sum, { width, height }) => sum + width / height, 0);
  return text.replaceAll(/\s/g, '').length / length;
}

function isEastAsian({ confidence, text }: Reading): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const own = (text.match(HAN)?.length ?? 0) + (text.match(KANA)?.length ?? 0);
  return confidence >= SURELY_EAST_ASIAN && own > EAST_ASIAN_SHARE * letters;
}

function isJapanese(text: string): boolean {
  const kana = text.match(KANA)?.length ?? 0;
  const han = text.match(HAN)?.length ?? 0;
  return kana > KANA_SHARE * (kana + han);
}

function isUkrainian(text: string): boolean {
  const ukrainian = text.match(UKRAINIAN)?.length ?? 0;
  return ukrainian >= FEWEST_UKRAINIAN && ukrainian > (text.match(RUSSIAN)?.length ?? 0);
}
