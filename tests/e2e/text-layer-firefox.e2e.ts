import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { launchChromium } from '../browsers/chromium.ts';
import { startDisplay } from '../browsers/display.ts';
import { readFirefoxClipboard } from '../browsers/firefox-clipboard.ts';
import { pressKeysInTab } from '../browsers/firefox-input.ts';
import { chooseItem, openMenuInTab } from '../browsers/firefox-menu.ts';
import { launchFirefox, type Firefox } from '../browsers/firefox.ts';
import { until } from '../browsers/until.ts';
import { labelledImage, labelledPages, type LabelledImage } from '../pages/labelled-images.ts';
import { startPageServer, type PageServer } from '../pages/page-server.ts';
import { CHROME_BUILD } from './chromium-lab.ts';
import { laidSchema, LAYER, MEASURE, median, overlaps } from './text-layer-lab.ts';
import { FIREFOX_BUILD } from './firefox-build.ts';
import { CONTROL, ESCAPE } from '../browsers/firefox-keys.ts';

let site: PageServer;
let firefox: Firefox;
let letter: LabelledImage;

beforeAll(async () => {
  site = await startPageServer();
  letter = await drawLetter();
  firefox = await launchFirefox({ extension: FIREFOX_BUILD });
});
afterAll(async () => {
  await firefox.close();
  await site.close();
});

/** Both browsers are shown the same picture. */
async function drawLetter(): Promise<LabelledImage> {
  const display = await startDisplay();
  const chromium = await launchChromium({ display, extension: CHROME_BUILD });
  const page = labelledPages.find(({ base }) => base.name === 'a letter');
  if (!page) throw new Error('no letter');
  const image = await labelledImage(chromium, page);
  await chromium.close();
  await display.stop();
  return image;
}

const isThere = () =>
  firefox.evaluate(z.boolean(), 'return document.querySelector(args[0]) !== null', LAYER);

/** The words of the layer: Firefox's own scripts see into closed shadow roots, pages don't. */
async function laidWords() {
  const answer = await firefox.command('content', 'WebDriver:ExecuteScript', {
    script: `const layer = document.querySelector(arguments[0]).openOrClosedShadowRoot;
      return (function () { ${MEASURE} }).call(layer.querySelector('[role=document]'));`,
    args: [LAYER],
    sandbox: 'system',
    newSandbox: false,
  });
  return z.parse(z.object({ value: laidSchema }), answer).value;
}

/** The image's place in its frame's viewport, and CSS pixels per pixel of it; drawn as it is now. */
const placeOfImage = () =>
  firefox.evaluate(
    z.object({ x: z.number(), y: z.number(), scale: z.number() }),
    `await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const image = document.querySelector('img');
    const { x, y, width } = image.getBoundingClientRect();
    return { x, y, scale: width / image.naturalWidth };`,
  );

const medianOverlap = async () => {
  const place = await placeOfImage();
  return median(overlaps(letter.words, await laidWords(), place));
};

/** Whether the browser's own find in page finds it. */
const isFound = (text: string) =>
  firefox.evaluateInChrome(
    z.boolean(),
    `const { finder } = gBrowser.selectedBrowser;
    const { promise, resolve } = Promise.withResolvers();
    const listener = { onFindResult: ({ result }) => resolve(result) };
    finder.addResultListener(listener);
    finder.fastFind(args[0], false, false);
    const result = await promise;
    finder.removeResultListener(listener);
    return result !== Ci.nsITypeAheadFind.FIND_NOTFOUND;`,
    text,
  );

/** Chooses `Select text on the image` from the image's own menu. */
async function select(target: string | { x: number; y: number }): Promise<void> {
  await openMenuInTab(firefox, target);
  await chooseItem(firefox, 'Legible', 'Select text on the image');
}

it('lays text on the image: in place, copied, found, and gone on Escape', async () => {
  const src = site.put('/letter.png', { body: letter.png, type: 'image/png' });
  await firefox.newTab(
    site.page(
      '/letter',
      `<body style="margin:30px"><img id="image" src="${src}" style="width:600px">`,
    ),
  );
  await select('#image');
  await until('the layer is there', isThere, { deadlineMs: 30_000 });
  for (const width of [600, 900]) {
    await firefox.evaluate(
      z.null(),
      `document.querySelector('img').style.width = args[0] + 'px'; return null;`,
      width,
    );
    expect(await medianOverlap(), `at ${width}`).toBeGreaterThanOrEqual(0.7);
  }
  await pressKeysInTab(firefox, CONTROL, 'a');
  await pressKeysInTab(firefox, CONTROL, 'c');
  const copied = await until('it is copied', () => readFirefoxClipboard(firefox));
  expect(copied.trim()).toBe(
    'Dear Ms Okafor,\nthank you for your letter of 9 May. The meeting is moved to Thursday, 21 May, at\nhalf past ten, in room 4.12 on the fourth floor.\nPlease bring the signed forms with you.\nYours sincerely,\nJonas Weber',
  );
  expect([await isFound('signed forms'), await isFound('signed papers')]).toEqual([true, false]);
  await pressKeysInTab(firefox, ESCAPE);
  await until('the layer is gone', async () => !(await isThere()));
  expect(
    await firefox.evaluate(z.number(), 'return document.documentElement.children.length'),
  ).toBe(2);
});

it('keeps its place at any zoom, scrolled', async () => {
  const src = site.put('/letter.png', { body: letter.png, type: 'image/png' });
  const image = `<img id="image" src="${src}" style="width:600px;margin:1500px 0 2000px">`;
  await firefox.newTab(site.page('/scrolled', `<body style="margin:30px">${image}`));
  await firefox.evaluate(z.null(), 'scrollTo(0, 1400); return null;');
  await select('#image');
  await until('the layer is there', isThere, { deadlineMs: 30_000 });
  for (const zoom of [0.8, 1.25, 2, 1]) {
    await firefox.evaluateInChrome(z.null(), 'ZoomManager.zoom = args[0]; return null', zoom);
    await until('the page has its zoom', () =>
      firefox.evaluate(
        z.boolean(),
        'return Math.abs(devicePixelRatio - args[0]) < 0.1 * args[0]',
        zoom,
      ),
    );
    await firefox.evaluate(z.null(), 'scrollBy(0, 40); return null;');
    expect(await medianOverlap(), `at ${zoom}`).toBeGreaterThanOrEqual(0.7);
  }
});

it('lies on an image in a frame', async () => {
  const src = site.put('/letter.png', { body: letter.png, type: 'image/png' });
  const inner = site.page('/inner', `<body><img src="${src}" style="width:600px">`);
  const outer = `<body><iframe src="${inner}" style="position:absolute;left:80px;top:40px;width:640px;height:380px">`;
  await firefox.newTab(site.page('/outer', outer));
  await select({ x: 380, y: 200 });
  await firefox.command('content', 'WebDriver:SwitchToFrame', { id: 0 });
  await until('the layer is there', isThere, { deadlineMs: 30_000 });
  expect(await medianOverlap()).toBeGreaterThanOrEqual(0.7);
  await pressKeysInTab(firefox, ESCAPE);
  await until('the layer is gone', async () => !(await isThere()));
});
