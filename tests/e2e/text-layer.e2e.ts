import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readClipboardText, writeClipboard } from '../browsers/clipboard.ts';
import { rightClick } from '../browsers/context-menu.ts';
import { pressKeys, typeText } from '../browsers/input.ts';
import { until } from '../browsers/until.ts';
import { labelledImage, labelledPages, type LabelledImage } from '../pages/labelled-images.ts';
import { SELECT_TEXT, startChromiumLab, type ChromiumLab } from './chromium-lab.ts';
import { JobSurface } from './job-surface.ts';
import { laidWords, LAYER, median, overlaps } from './text-layer-lab.ts';

let lab: ChromiumLab;
let letter: LabelledImage;

beforeAll(async () => {
  lab = await startChromiumLab();
  const page = labelledPages.find(({ base }) => base.name === 'a letter');
  if (!page) throw new Error('no letter');
  letter = await labelledImage(lab.chromium, page);
});
afterEach(() => lab.tidy());
afterAll(() => lab.close());

/** Chooses `Select text on the image` from the real menu and waits for the layer. */
async function select(page: Page, selector = '#image'): Promise<void> {
  const menu = await rightClick(lab.chromium, page, selector);
  await menu.choose(...SELECT_TEXT);
  await page.waitForSelector(LAYER, { timeout: 30_000 });
}

/** The image's place in its viewport, and CSS pixels per pixel of it. */
function placeOf(page: Page): Promise<{ x: number; y: number; scale: number }> {
  return page.$eval('img', (image) => {
    const { x, y, width } = image.getBoundingClientRect();
    return { x, y, scale: width / image.naturalWidth };
  });
}

async function letterPage(html = '', style = ''): Promise<Page> {
  const src = lab.site.put('/letter.png', { body: letter.png, type: 'image/png' });
  const image = `<img id="image" src="${src}" style="width:600px;${style}">`;
  const page = await lab.chromium.newPage(
    lab.site.page('/letter', `<body style="margin:30px">${html}${image}<p>Below`),
  );
  await page.waitForFunction(() => document.querySelector('img')?.complete);
  return page;
}

const medianOf = async (page: Page) =>
  median(overlaps(letter.words, await laidWords(page), await placeOf(page)));

describe('each word of the layer lies on its word in the image', () => {
  const all: number[] = [];
  it.each(labelledPages)('$base.name, $variant.name', async (labelled) => {
    const image = await labelledImage(lab.chromium, labelled);
    const page = await lab.imagePage(image.png);
    await select(page);
    const found = overlaps(image.words, await laidWords(page), await placeOf(page));
    all.push(...found);
    expect(found.length).toBeGreaterThan(8);
    // Type of equal widths, as on the receipt, looks larger than it is.
    expect(median(found)).toBeGreaterThanOrEqual(0.65);
  });

  it('in all of them', () => {
    console.log(`words ${all.length}, median overlap ${median(all).toFixed(3)}`);
    expect(all.length).toBeGreaterThan(800);
    expect(median(all)).toBeGreaterThanOrEqual(0.8);
  });
});

it('is selected, copied and found as text is, and is gone on Escape', async () => {
  const page = await letterPage(
    '<script>heard = []; document.addEventListener("keydown", (e) => heard.push(e.key))</script>',
  );
  const before = await page.evaluate(() => document.documentElement.outerHTML);
  await select(page);
  await writeClipboard(lab.display, Buffer.from('something else'));
  await pressKeys(lab.display, 'ctrl+a', 'ctrl+c');
  const copied = await until('it is copied', async () => {
    const text = await readClipboardText(lab.display);
    return text !== 'something else' && text;
  });
  expect(copied.trim()).toBe(
    'Dear Ms Okafor,\nthank you for your letter of 9 May. The meeting is moved to Thursday, 21 May, at\nhalf past ten, in room 4.12 on the fourth floor.\nPlease bring the signed forms with you.\nYours sincerely,\nJonas Weber',
  );
  // Find in page: closing the bar leaves what was found selected.
  await until('it is found', async () => {
    await pressKeys(lab.display, 'ctrl+f');
    await page.waitForFunction(() => !document.hasFocus());
    await typeText(lab.display, 'signed forms');
    await pressKeys(lab.display, 'Return', 'Escape');
    await page.waitForFunction(() => document.hasFocus());
    await pressKeys(lab.display, 'ctrl+c');
    return (await readClipboardText(lab.display)) === 'signed forms';
  });
  await page.waitForSelector(LAYER);
  await pressKeys(lab.display, 'Escape');
  await page.waitForFunction((layer) => !document.querySelector(layer), {}, LAYER);
  expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
  expect(await page.evaluate('heard.includes("Escape") || heard.includes("a")')).toBe(false);
});

it('keeps its place at any zoom, scrolled, and when the page changes', async () => {
  const page = await letterPage('<div style="height:1500px"></div>', 'margin-bottom:2000px');
  await page.$eval('img', (image) => image.scrollIntoView({ block: 'center' }));
  await select(page);
  const ours = await lab.chromium.extensionPage('options.html');
  for (const zoom of [0.8, 1, 1.25, 1.5, 2]) {
    await page.bringToFront();
    await ours.evaluate(async (zoom) => {
      const tabs = await chrome.tabs.query({ active: true });
      for (const { id } of tabs) if (id !== undefined) await chrome.tabs.setZoom(id, zoom);
    }, zoom);
    await page.evaluate(() => scrollBy(0, 40));
    await twoFrames(page);
    expect(await medianOf(page), `at ${zoom}`).toBeGreaterThanOrEqual(0.7);
  }
  await page.$eval('img', (image) => (image.style.width = '400px'));
  await twoFrames(page);
  expect(await medianOf(page), 'smaller').toBeGreaterThanOrEqual(0.7);
  await page.$eval('img', (image) => image.remove());
  await expect(
    page.waitForFunction((layer) => !document.querySelector(layer), {}, LAYER),
  ).resolves.toBeTruthy();
});

it('lies on an image in a frame of the same site', async () => {
  const src = lab.site.put('/letter.png', { body: letter.png, type: 'image/png' });
  const inner = lab.site.page('/inner', `<body><img id="image" src="${src}" style="width:600px">`);
  const outer = `<body><iframe src="${inner}" style="position:absolute;left:480px;top:8px;width:640px;height:380px">`;
  const page = await lab.chromium.newPage(lab.site.page('/outer', outer));
  const frame = page.frames().find((one) => one.url() === inner);
  await frame?.waitForFunction(() => document.querySelector('img')?.complete);
  const inFrame = await frame?.$('#image');
  if (!inFrame) throw new Error('no image in the frame');
  const menu = await rightClick(lab.chromium, page, inFrame);
  await menu.choose(...SELECT_TEXT);
  await frame?.waitForSelector(LAYER, { timeout: 30_000 });
  const place = await frame?.$eval('img', (image) => {
    const { x, y, width } = image.getBoundingClientRect();
    return { x, y, scale: width / image.naturalWidth };
  });
  if (!place) throw new Error('no image');
  expect(median(overlaps(letter.words, await laidWords(page), place))).toBeGreaterThanOrEqual(0.7);
});

it('lies on a region', async () => {
  const line = 'Platform seven leaves at 10:45 for Harwick';
  const html = `<body style="margin:0;font:24px/1.5 'Liberation Sans'">${`<div>${line}</div>`.repeat(24)}`;
  const page = await lab.chromium.newPage(lab.site.page('/region', html));
  await page.bringToFront();
  await pressKeys(lab.display, 'alt+shift+o');
  await page.waitForSelector('[data-legible-overlay]');
  await page.waitForFunction(() => document.activeElement?.matches('[data-legible-overlay]'));
  await pressKeys(lab.display, 'Right', 'Return');
  const popup = new JobSurface(await lab.chromium.waitForPopup());
  await popup.finished();
  await popup.page.waitForSelector(popup.button('Select text on the image'));
  await lab.click(popup.page, popup.button('Select text on the image'));
  await page.waitForSelector(LAYER, { timeout: 30_000 });
  const shown = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const words: { text: string; x: number; y: number; width: number; height: number }[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const { index, 0: text } of (node.textContent ?? '').matchAll(/\S+/g)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + text.length);
        const { x, y, width, height } = range.getBoundingClientRect();
        words.push({ text, x, y, width, height });
      }
    }
    return words;
  });
  // Words that the region's edges cut are as narrow as what is seen of them.
  const whole = new Set(line.split(' '));
  const laid = (await laidWords(page)).filter(({ text }) => whole.has(text));
  expect(laid.length).toBeGreaterThan(5);
  expect(median(overlaps(laid, shown, { x: 0, y: 0, scale: 1 }))).toBeGreaterThanOrEqual(0.7);
});

it('gives way to a second one', async () => {
  const page = await letterPage('<img id="other" style="width:300px" src="/letter.png">');
  await select(page, '#other');
  await page.$eval(LAYER, (layer) => layer.setAttribute('data-first', ''));
  const menu = await rightClick(lab.chromium, page, '#image');
  await menu.choose(...SELECT_TEXT);
  await page.waitForSelector(`${LAYER}:not([data-first])`, { timeout: 30_000 });
  expect(await page.$$(LAYER)).toHaveLength(1);
  const place = await page.$eval('#image', (image) => {
    const { x, y, width } = image.getBoundingClientRect();
    return { x, y, scale: width / (image instanceof HTMLImageElement ? image.naturalWidth : 1) };
  });
  expect(median(overlaps(letter.words, await laidWords(page), place))).toBeGreaterThanOrEqual(0.7);
});

it('fits an image that is cropped by its box', async () => {
  const page = await letterPage('', 'height:300px;object-fit:cover;object-position:0 100%');
  await select(page);
  const place = await page.$eval('img', (image) => {
    const { x, bottom, width } = image.getBoundingClientRect();
    const scale = width / image.naturalWidth;
    return { x, y: bottom - image.naturalHeight * scale, scale };
  });
  expect(median(overlaps(letter.words, await laidWords(page), place))).toBeGreaterThanOrEqual(0.7);
});

it('is laid from the result, with the text of the cloud', async () => {
  await lab.setToken('test-token');
  const page = await letterPage();
  const popup = await lab.choose(page, '#image');
  await popup.finished();
  await popup.page.click(popup.button('Select text on the image'));
  await page.waitForSelector(LAYER, { timeout: 30_000 });
  expect(await medianOf(page)).toBeGreaterThanOrEqual(0.7);
  await lab.setToken('');
});

/** Until what changed is on the screen. */
async function twoFrames(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}
