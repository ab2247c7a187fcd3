import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { rates, score } from '../ocr/score.ts';
import { textPages } from '../pages/text-pages.ts';
import { renderPng, startChromiumLab, type ChromiumLab } from './chromium-lab.ts';

let lab: ChromiumLab;

beforeAll(async () => {
  lab = await startChromiumLab();
});
afterEach(() => lab.tidy());
afterAll(() => lab.close());

it.each(textPages)('reads $name on this device: 97 % of the words', async ({ html }) => {
  const image = await renderPng(lab.chromium, html);
  const page = await lab.chromium.newPage(lab.site.page('/truth', html));
  const truth = await page.evaluate(() => document.body.innerText.replaceAll('\t', ' '));
  const popup = await lab.choose(await lab.imagePage(image), '#image');
  const read = await popup.finished(60_000);
  const found = score(truth, read);
  expect(found.wordsInTruth).toBeGreaterThan(30);
  expect(rates(found).recall, read).toBeGreaterThanOrEqual(0.97);
  expect(rates(found).precision, read).toBeGreaterThanOrEqual(0.97);
});
