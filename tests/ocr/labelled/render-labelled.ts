import type { Page } from 'puppeteer-core';
import type { LabelledImage, LabelledPage, Language } from './labelled-page.ts';
import { collectPageText } from './page-text.ts';
import { placeWord, type Matrix } from './place-word.ts';
import { wearImage } from './wear-image.ts';

const BASE = 'html { overflow: hidden } body { margin: 0; box-sizing: border-box }';

/** As HTML names them; it decides the shapes of Chinese characters. */
const htmlLanguage: Record<Language, string> = {
  eng: 'en',
  fra: 'fr',
  deu: 'de',
  spa: 'es',
  pol: 'pl',
  ces: 'cs',
  rus: 'ru',
  ukr: 'uk',
  chi_sim: 'zh-CN',
  chi_tra: 'zh-TW',
  jpn: 'ja',
  kor: 'ko',
  ara: 'ar',
  hin: 'hi',
};

/** Renders a page of the labelled set in a tab that is there for this. */
export async function renderLabelled(tab: Page, page: LabelledPage): Promise<LabelledImage> {
  const { name, category, language, width, scale, wear } = page;
  await tab.setViewport({ width, height: 400, deviceScaleFactor: scale });
  await tab.setContent(
    `<!doctype html><html lang="${htmlLanguage[language]}"><meta charset="utf-8"><style>${BASE}</style>${page.html}`,
  );
  const size = await tab.evaluate(async () => {
    await document.fonts.ready;
    const { width, height } = document.body.getBoundingClientRect();
    return { width: Math.ceil(width), height: Math.ceil(height) };
  });
  await tab.setViewport({ width, height: size.height, deviceScaleFactor: scale });
  const { lines, words } = await tab.evaluate(collectPageText);
  for (const { text, x, y, width, height } of words) {
    const isInside =
      x >= -1 && y >= -1 && x + width <= size.width + 1 && y + height <= size.height + 1;
    if (!isInside) throw new Error(`"${text}" of ${name} lies outside the image`);
  }
  const clip = { x: 0, y: 0, ...size };
  const base64 = await tab.screenshot({ type: 'png', encoding: 'base64', clip });
  const worn = wear && (await tab.evaluate(wearImage, base64, wear));
  const toImage: Matrix = [scale, 0, 0, scale, 0, 0];
  return {
    name,
    category,
    language,
    png: Buffer.from(worn?.base64 ?? base64, 'base64'),
    lines,
    words: words
      .map((word) => placeWord(word, toImage))
      .map((word) => (worn ? placeWord(word, worn.matrix) : word)),
  };
}
