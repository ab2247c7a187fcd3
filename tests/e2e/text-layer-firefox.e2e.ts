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

it('lays text on the image: in place, copied, found, and gone on Escape', async () => {
  const src = site.put('/letter.png', { body: letter.png, type: 'image/png' });
  await firefox.newTab(
    site.page(
      '/letter',
      `<body style="margin:30px"><img id="image" src="${src}" style="width:600px">`,
    ),
  );
  await openMenuInTab(firefox, '#image');
  await chooseItem(firefox, 'Legible', 'Select text on the image');
  await until('the layer is there', isThere, { deadlineMs: 30_000 });
  for (const width of [600, 900]) {
    await firefox.evaluate(
      z.null(),
      `document.querySelector('img').style.width = args[0] + 'px';
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))`,
      width,
    );
    const place = await firefox.evaluate(
      z.object({ x: z.number(), y: z.number(), scale: z.number() }),
      `const image = document.querySelector('img');
      const { x, y, width } = image.getBoundingClientRect();
      return { x, y, scale: width / image.naturalWidth };`,
    );
    const found = overlaps(letter.words, await laidWords(), place);
    expect(median(found), `at ${width}`).toBeGreaterThanOrEqual(0.7);
  }
  await pressKeysInTab(firefox, CONTROL, 'a');
  await pressKeysInTab(firefox, CONTROL, 'c');
  const copied = await until('it is copied', () => readFirefoxClipboard(firefox));
  expect(copied.trim()).toBe(
    'Dear Ms Okafor,\nthank you for your letter of 9 May. The meeting is moved to Thursday, 21 May, at\nhalf past ten, in room 4.12 on the fourth floor.\nPlease bring the signed forms with you.\nYours sincerely,\nJonas Weber',
  );
  await pressKeysInTab(firefox, ESCAPE);
  await until('the layer is gone', async () => !(await isThere()));
  expect(
    await firefox.evaluate(z.number(), 'return document.documentElement.children.length'),
  ).toBe(2);
});
