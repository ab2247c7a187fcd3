import type { LanguageChoice, ReadingLanguage } from '../../core/reading-language.ts';
import { latinLanguage } from './latin-language.ts';
import {
  meanLineConfidence,
  textOf,
  type LineRecogniser,
  type RecognisedLine,
} from './line-recogniser.ts';
import type { Pixels } from './pixels.ts';
import type { Recognisers } from './recognisers.ts';
import { createCascade } from './cascade.ts';
import { rememberLines } from './remembered-lines.ts';
import { turnBy, type RotatedBox } from './rotated-box.ts';

/** How an image is to be read: its lines turned so that they run in their direction, and who reads. */
export interface ReadingPlan {
  readonly lines: readonly RotatedBox[];
  readonly recogniser: LineRecogniser;
}

/** Lines, the largest, that tell script and language. */
const SAMPLE = 6;
const SCRIPT_SAMPLE = 3;
/** Tesseract with the right script and the page upright is surer than this. */
const SURE = 0.72;
/** The English network is surer than this of what is English. */
const NETWORK_SURE = 0.93;
/** What another script's reading must have over the English one. */
const CLEARLY_SURER = 0.12;
const LEAST_FOR_SCRIPT = 0.6;
/** A page most of whose lines are this much taller than wide was turned by a quarter, or is vertical. */
const TALL = 2;
const TURNED_SHARE = 0.6;

/** One language of each script, to tell the script by. */
const scripts: readonly ReadingLanguage[] = ['ru', 'ja', 'ko', 'zh-Hans', 'ar', 'hi'];
/** No other script is tried once one is as sure as this. */
const BEYOND_DOUBT = 0.9;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const HAN = /\p{Script=Han}/gu;
/** In Japanese at least this share of the characters is kana; in Chinese next to none. */
const KANA_SHARE = 0.08;

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
    return result;
  };

  if (choice !== 'auto') {
    const lines = await upright(boxes, (sample) =>
      recognisers.best(choice).then((r) => read(r, sample)),
    );
    return { lines, recogniser: await recognisers.best(choice) };
  }

  const english = rememberLines(await recognisers.quick(['en']));
  const lines = await upright(boxes, (sample) => read(english, sample));
  const sample = largest(lines, SAMPLE);
  const asEnglish = await read(english, sample);
  const englishConfidence = meanLineConfidence(asEnglish);
  const network = rememberLines(await recognisers.network('english'));
  const cascade = createCascade(english, network);
  if (englishConfidence >= SURE) {
    const language = latinLanguage(textOf(asEnglish));
    if (language === 'en') return { lines, recogniser: cascade };
    return { lines, recogniser: await recognisers.best([language]) };
  }
  if (sample.length === 0 || meanLineConfidence(await read(network, sample)) >= NETWORK_SURE) {
    return { lines, recogniser: cascade };
  }
  const language = await scriptOf(sample.slice(0, SCRIPT_SAMPLE), englishConfidence);
  if (language) return { lines, recogniser: await recognisers.best([language]) };
  // Back to English: the workers have been given other languages meanwhile.
  return {
    lines,
    recogniser: createCascade(await recognisers.quick(['en']), network),
  };

  async function scriptOf(
    lines: readonly RotatedBox[],
    least: number,
  ): Promise<ReadingLanguage | null> {
    const attempt = async (language: ReadingLanguage) => {
      const result = await read(await recognisers.quick([language]), lines);
      return { language, confidence: meanLineConfidence(result), text: textOf(result) };
    };
    let best = { language: scripts[0] ?? 'ru', confidence: 0, text: '' };
    let japanese = '';
    for (const language of scripts) {
      const result = await attempt(language);
      if (language === 'ja') japanese = result.text;
      if (result.confidence > best.confidence) best = result;
      if (best.confidence > BEYOND_DOUBT) break;
    }
    if (best.confidence < Math.max(LEAST_FOR_SCRIPT, least + CLEARLY_SURER)) return null;
    if (!best.language.startsWith('zh') && best.language !== 'ja') return best.language;
    if (isJapanese(japanese)) return 'ja';
    const [simplified, traditional] = [await attempt('zh-Hans'), await attempt('zh-Hant')];
    return traditional.confidence > simplified.confidence ? 'zh-Hant' : 'zh-Hans';
  }
}

function isJapanese(text: string): boolean {
  const kana = text.match(KANA)?.length ?? 0;
  const han = text.match(HAN)?.length ?? 0;
  return kana > KANA_SHARE * (kana + han);
}

/**
 * Turns the lines of a page that lies on its side or stands on its head. `read` reads a sample; a
 * page of vertical columns, which reads no better either way round, is left as it is.
 */
async function upright(
  boxes: readonly RotatedBox[],
  read: (sample: readonly RotatedBox[]) => Promise<readonly RecognisedLine[]>,
): Promise<readonly RotatedBox[]> {
  const sample = largest(boxes, SCRIPT_SAMPLE);
  if (sample.length === 0) return boxes;
  const tall = boxes.filter((box) => box.height > TALL * box.width).length;
  const isOnItsSide = tall > TURNED_SHARE * boxes.length;
  const asItIs = isOnItsSide ? 0 : meanLineConfidence(await read(sample));
  if (asItIs >= SURE) return boxes;
  let [best, most] = [0, Math.max(SURE, asItIs + CLEARLY_SURER)];
  for (const turns of isOnItsSide ? [1, -1] : [2]) {
    const confidence = meanLineConfidence(await read(sample.map((box) => turnBy(box, turns))));
    if (confidence > most) [best, most] = [turns, confidence];
  }
  return best === 0 ? boxes : boxes.map((box) => turnBy(box, best));
}

/** The boxes that hold most text, by their shape. */
function largest(boxes: readonly RotatedBox[], count: number): RotatedBox[] {
  const elongation = ({ width, height }: RotatedBox) =>
    Math.max(width, height) / Math.min(width, height);
  return boxes.toSorted((a, b) => elongation(b) - elongation(a)).slice(0, count);
}
