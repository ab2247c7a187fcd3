import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { dragInTab, pressKeysInTab, pressShortcut } from '../browsers/firefox-input.ts';
import { FirefoxPopup } from '../browsers/firefox-popup.ts';
import { launchFirefox, type Firefox } from '../browsers/firefox.ts';
import { until } from '../browsers/until.ts';
import { startPageServer, type PageServer } from '../pages/page-server.ts';
import { CARD, OVERLAY } from './region-lab.ts';
import { storedImageInFirefox } from './stored-image.ts';
import { FIREFOX_BUILD } from './firefox-build.ts';
import { captureAlone } from './firefox-tabs.ts';
import { ALT, SHIFT, ENTER, ESCAPE } from '../browsers/firefox-keys.ts';

/** What a page may be like, apart from zoom. The card's edges lie on whole device pixels. */
const kinds: Readonly<Record<string, string>> = {
  plain: '',
  scrolled: `<div style="width:300vw;height:400vh"></div>
    <style>#card{left:360px!important;top:480px!important}</style>
    <script>const move = () => scrollTo(260, 400); move(); addEventListener('resize', move)</script>`,
  'right to left': `<script>document.documentElement.dir='rtl'</script><div style="height:300vh"></div>`,
};

const placeSchema = z.object({
  left: z.number(),
  top: z.number(),
  right: z.number(),
  bottom: z.number(),
  ratio: z.number(),
});

/** CSS pixels at least that the drag leaves around the card: each side another. */
const MARGIN = { left: 7, top: 5, right: 9, bottom: 11 };

describe.each([1, 1.5, 2])('in Firefox at %s device pixels per CSS pixel', (scale) => {
  let site: PageServer;
  let firefox: Firefox;
  let popup: FirefoxPopup;
  let ours: string;
  const seen: string[] = [];

  beforeAll(async () => {
    site = await startPageServer();
    const preferences = { 'layout.css.devPixelsPerPx': String(scale) };
    firefox = await launchFirefox({ extension: FIREFOX_BUILD, preferences });
    popup = new FirefoxPopup(firefox);
    ours = await firefox.extensionPage('options.html');
    await captureAlone(firefox);
  });
  afterAll(async () => {
    await firefox.close();
    await site.close();
  });

  const frames = () =>
    firefox.evaluate(
      z.null(),
      'await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))',
    );
  const isThere = () =>
    firefox.evaluate(z.boolean(), 'return document.querySelector(args[0]) !== null', OVERLAY);
  const placeOfCard = () =>
    firefox.evaluate(
      placeSchema,
      `const { left, top, right, bottom } = document.querySelector('#card').getBoundingClientRect();
      return { left, top, right, bottom, ratio: devicePixelRatio };`,
    );

  async function capture(kind: string, zoom: number) {
    const card = `<div id="card" style="position:absolute;left:100px;top:80px;width:160px;height:100px;background:rgb(${CARD.join()})"></div>`;
    const tab = await firefox.newTab(
      site.page(
        `/card-${seen.length}`,
        `<body style="margin:0;background:#ccc">${card}${kinds[kind]}`,
      ),
    );
    await firefox.evaluateInChrome(z.null(), 'ZoomManager.zoom = args[0]; return null', zoom);
    await until('the page has its zoom', async () => {
      // Firefox rounds it, so that a device pixel is a whole part of a CSS pixel.
      const { ratio } = await placeOfCard();
      return Math.abs(ratio - scale * zoom) < 0.1 * scale * zoom;
    });
    await frames();
    const place = await placeOfCard();
    const from = {
      x: Math.floor(place.left) - MARGIN.left,
      y: Math.floor(place.top) - MARGIN.top,
    };
    const to = {
      x: Math.ceil(place.right) + MARGIN.right,
      y: Math.ceil(place.bottom) + MARGIN.bottom,
    };
    await pressShortcut(firefox, ALT, SHIFT, 'o');
    await until('the selector opens', isThere);
    await frames();
    await dragInTab(firefox, [from, { x: from.x + 40, y: from.y + 30 }, to]);
    await pressKeysInTab(firefox, ENTER);
    await popup.waitUntilOpen();
    await firefox.switchTo(ours);
    const image = await storedImageInFirefox(firefox, seen, CARD);
    seen.push(image.jobId);
    await popup.close();
    await firefox.switchTo(tab);
    await firefox.closeTab();
    await firefox.switchTo(ours, true);
    return { image, place, from, to };
  }

  it.each([
    ['plain', 1],
    ['plain', 0.5],
    ['plain', 1.1],
    ['plain', 3],
    ['scrolled', 1],
    ['scrolled', 1.1],
    ['right to left', 1.5],
  ])('crops to the pixel: %s, zoom %s', async (kind, zoom) => {
    const { image, place, from, to } = await capture(kind, zoom);
    const found = [image.left, image.top, image.toRight, image.toBottom];
    const wanted = [
      place.left - from.x,
      place.top - from.y,
      to.x - place.right,
      to.y - place.bottom,
    ].map((length) => length * scale * zoom);
    const off = wanted.map((pixels, side) => (found[side] ?? 0) - pixels);
    expect(
      Math.max(...off.map(Math.abs)),
      `left, top, right, bottom: ${off.join(' ')}`,
    ).toBeLessThanOrEqual(1);
  });

  it('is shown on a page whose policy allows no style and no script', async () => {
    const policy = "default-src 'none'; require-trusted-types-for 'script'";
    const headers = { 'content-security-policy': policy };
    const body = '<!doctype html><body bgcolor="#ffffff"><p>Strict';
    await firefox.newTab(site.put('/strict', { type: 'text/html', headers, body }));
    const before = await firefox.screenshot();
    await pressShortcut(firefox, ALT, SHIFT, 'o');
    await until('the selector opens', isThere);
    await until('the page is dimmed', async () => !before.equals(await firefox.screenshot()));
    await pressKeysInTab(firefox, ESCAPE);
    await until('the selector is gone', async () => !(await isThere()));
    expect(before.equals(await firefox.screenshot())).toBe(true);
    await firefox.closeTab();
    await firefox.switchTo(ours, true);
  });
});
