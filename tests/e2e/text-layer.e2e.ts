import type { Page, Protocol } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readClipboardText, writeClipboard } from '../browsers/clipboard.ts';
import { rightClick } from '../browsers/context-menu.ts';
import { pressKeys, typeText } from '../browsers/input.ts';
import { until } from '../browsers/until.ts';
import { addScores, rates, score, type Score } from '../ocr/score.ts';
import { labelledImage, labelledPages, type LabelledImage } from '../pages/labelled-images.ts';
import {
  EXTRACT_TEXT,
  renderPng,
  SELECT_TEXT,
  startChromiumLab,
  type ChromiumLab,
} from './chromium-lab.ts';
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
function placeOf(page: Page, selector = 'img'): Promise<{ x: number; y: number; scale: number }> {
  return page.$eval(selector, (image) => {
    const { x, y, width } = image.getBoundingClientRect();
    const pixels =
      image instanceof HTMLImageElement
        ? image.naturalWidth
        : image instanceof HTMLVideoElement
          ? image.videoWidth
          : image instanceof HTMLCanvasElement
            ? image.width
            : Number(image.getAttribute('data-pixels') ?? Number.NaN);
    return { x, y, scale: width / pixels };
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

const medianOf = async (page: Page, selector = 'img') =>
  median(overlaps(letter.words, await laidWords(page), await placeOf(page, selector)));

/** All of the layer's text, as a person copies it. */
async function copyAll(): Promise<string> {
  await writeClipboard(lab.display, Buffer.from('something else'));
  await pressKeys(lab.display, 'ctrl+a', 'ctrl+c');
  return until('it is copied', async () => {
    const text = await readClipboardText(lab.display);
    return text !== 'something else' && text;
  });
}

describe('each word of the layer lies on its word in the image, and is copied', () => {
  const all: number[] = [];
  const scores: Score[] = [];
  it.each(labelledPages)('$base.name, $variant.name', async (labelled) => {
    const image = await labelledImage(lab.chromium, labelled);
    const page = await lab.imagePage(image.png);
    await select(page);
    const laid = await laidWords(page);
    const found = overlaps(image.words, laid, await placeOf(page));
    all.push(...found);
    const copied = await copyAll();
    expect(copied.trim().split(/\s+/)).toEqual(laid.map(({ text }) => text));
    scores.push(score(image.words.map(({ text }) => text).join(' '), copied));
    expect(found.length).toBeGreaterThan(8);
    // Type of equal widths, as on the receipt, looks larger than it is.
    expect(median(found)).toBeGreaterThanOrEqual(0.65);
  });

  it('in all of them', () => {
    console.log(`words ${all.length}, median overlap ${median(all).toFixed(3)}`);
    expect(all.length).toBeGreaterThan(800);
    expect(median(all)).toBeGreaterThanOrEqual(0.8);
    const { orderedErrorRate } = rates(addScores(scores));
    const whole = scores.filter(({ errorsInOrder }) => errorsInOrder === 0).length;
    console.log(`copied: ${(100 * orderedErrorRate).toFixed(2)} % errors, ${whole} without any`);
    expect(scores.length).toBeGreaterThanOrEqual(20);
    expect(orderedErrorRate).toBeLessThanOrEqual(0.01);
  });
});

it('is selected, copied and found as text is, and is gone on Escape', async () => {
  const page = await letterPage(
    '<script>heard = []; document.addEventListener("keydown", (e) => heard.push(e.key))</script>',
  );
  const before = await page.evaluate(() => document.documentElement.outerHTML);
  await select(page);
  expect((await copyAll()).trim()).toBe(
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
  // The last stays: a zoom is the whole site's.
  for (const zoom of [0.8, 1.25, 1.5, 2, 1]) {
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
  await page.$eval('img', (image) => (image.style.width = '60vw'));
  const { windowId, bounds } = await windowOf(page);
  await resizeWindow(page, windowId, { width: 800 });
  await page.waitForFunction(() => innerWidth * devicePixelRatio < 820);
  await twoFrames(page);
  expect(await medianOf(page), 'in a smaller window').toBeGreaterThanOrEqual(0.7);
  await resizeWindow(page, windowId, { width: bounds.width });
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

describe('lies on what is no image element', () => {
  /** A page that draws the letter on a canvas, and then does something with it. */
  async function drawnPage(body: string, then: string): Promise<Page> {
    const src = lab.site.put('/letter.png', { body: letter.png, type: 'image/png' });
    const script = `<script>(async () => {
      const image = new Image();
      image.src = '${src}';
      await image.decode();
      const canvas = document.querySelector('canvas') ?? document.createElement('canvas');
      [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
      const draw = () => canvas.getContext('2d').drawImage(image, 0, 0);
      draw();
      ${then}
      document.body.dataset.ready = '';
    })()</script>`;
    const html = `<body style="margin:30px">${body}${script}`;
    const page = await lab.chromium.newPage(lab.site.page('/drawn', html));
    await page.waitForSelector('body[data-ready]');
    return page;
  }

  /** Points it out, reads it, and lays the layer from the result. */
  async function selectPointedOut(page: Page, selector: string): Promise<void> {
    const menu = await rightClick(lab.chromium, page, selector);
    await menu.choose('l', EXTRACT_TEXT[1]);
    await page.waitForFunction(() => document.activeElement?.matches('[data-legible-overlay]'));
    await pressKeys(lab.display, 'Return');
    const popup = new JobSurface(await lab.chromium.waitForPopup());
    await popup.finished();
    await popup.page.waitForSelector(popup.button('Select text on the image'));
    await lab.click(popup.page, popup.button('Select text on the image'));
    await page.waitForSelector(LAYER, { timeout: 30_000 });
  }

  it('a canvas that was pointed out, from its result', async () => {
    const page = await drawnPage('<canvas id="canvas" style="width:600px"></canvas>', '');
    await selectPointedOut(page, '#canvas');
    expect(await medianOf(page, '#canvas')).toBeGreaterThanOrEqual(0.7);
  });

  it('the background of a box, from its result', async () => {
    const page = await drawnPage(
      '<div id="box" style="width:600px;background:0 0 / 100% 100%"></div>',
      `const box = document.querySelector('#box');
      box.dataset.pixels = image.naturalWidth;
      box.style.height = 600 * image.naturalHeight / image.naturalWidth + 'px';
      box.style.backgroundImage = 'url(' + image.src + ')';`,
    );
    await selectPointedOut(page, '#box');
    expect(await medianOf(page, '#box')).toBeGreaterThanOrEqual(0.7);
  });

  it('a frame of a film', async () => {
    const page = await drawnPage(
      '<video id="film" muted style="width:600px"></video>',
      `const recorder = new MediaRecorder(canvas.captureStream(25), { videoBitsPerSecond: 8e6 });
      const parts = [];
      recorder.ondataavailable = ({ data }) => parts.push(data);
      const stopped = new Promise((resolve) => (recorder.onstop = resolve));
      recorder.start();
      const until = performance.now() + 500;
      while (performance.now() < until) {
        draw();
        await new Promise(requestAnimationFrame);
      }
      recorder.stop();
      await stopped;
      const film = document.querySelector('video');
      film.src = URL.createObjectURL(new Blob(parts, { type: recorder.mimeType }));
      await new Promise((resolve) => (film.onloadeddata = resolve));
      film.currentTime = 0.2;
      await new Promise((resolve) => (film.onseeked = resolve));`,
    );
    await select(page, '#film');
    expect(await medianOf(page, '#film')).toBeGreaterThanOrEqual(0.7);
  });
});

it('lies on a page of text that stands on its side', async () => {
  const { png, words } = letter;
  const page = await letterPage();
  const size = await page.$eval('img', ({ naturalWidth, naturalHeight }) => ({
    width: naturalWidth,
    height: naturalHeight,
  }));
  const uri = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  const turned = await renderPng(
    lab.chromium,
    `<body style="margin:0;width:${size.height}px;height:${size.width}px"><img src="${uri}" style="transform-origin:0 0;transform:translateX(${size.height}px) rotate(90deg)">`,
  );
  const onItsSide = words.map(({ text, x, y, width, height }) => ({
    text,
    x: size.height - y - height,
    y: x,
    width: height,
    height: width,
  }));
  const other = await lab.imagePage(turned);
  await select(other);
  const found = overlaps(onItsSide, await laidWords(other), await placeOf(other));
  expect(median(found)).toBeGreaterThanOrEqual(0.7);
});

it('is seen by nobody on a dark page whose styles are for everything', async () => {
  const page = await letterPage(
    `<meta name="color-scheme" content="dark"><style>
      html { background: #111; zoom: 1.1 }
      * { color: red !important; font: italic 40px/3 serif !important; letter-spacing: 5px !important }
    </style>`,
  );
  const { x, y, width, height } = await page.$eval('img', (image) =>
    image.getBoundingClientRect().toJSON(),
  );
  // Within the outline, which is seen.
  const clip = { x: x + 4, y: y + 4, width: width - 8, height: height - 8 };
  await twoFrames(page);
  const before = await page.screenshot({ clip });
  await select(page);
  expect(await medianOf(page)).toBeGreaterThanOrEqual(0.7);
  const isAsBefore = async () => Buffer.from(before).equals(await page.screenshot({ clip }));
  await expect.poll(isAsBefore).toBe(true);
});

it('is one document in reading order to screen readers', async () => {
  const page = await letterPage();
  await select(page);
  const session = await page.createCDPSession();
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const layer = nodes.find(({ name }) => name?.value === 'Text on the image. Escape leaves.');
  expect(layer?.role?.value).toBe('document');
  const read = (id: string): string[] => {
    const { role, name, childIds = [] } = byId.get(id) ?? {};
    return role?.value === 'StaticText' ? [String(name?.value)] : childIds.flatMap(read);
  };
  const words = read(layer?.nodeId ?? '').flatMap((text) => text.split(' ').filter(Boolean));
  expect(words).toEqual(letter.words.map(({ text }) => text));
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

async function windowOf(page: Page): Promise<Protocol.Browser.GetWindowForTargetResponse> {
  const session = await page.createCDPSession();
  const found = await session.send('Browser.getWindowForTarget');
  await session.detach();
  return found;
}

async function resizeWindow(page: Page, windowId: number, bounds: Protocol.Browser.Bounds) {
  const session = await page.createCDPSession();
  await session.send('Browser.setWindowBounds', { windowId, bounds });
  await session.detach();
}

/** Until what changed is on the screen. */
async function twoFrames(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}
