import { writeFile } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { clickOn } from '../browsers/click-target.ts';
import { rightClick } from '../browsers/context-menu.ts';
import { screenPng, screenShot } from '../browsers/screen.ts';
import { until } from '../browsers/until.ts';
import { svgCard } from '../pages/fixtures.ts';
import { tinyPdf } from '../pages/tiny-pdf.ts';
import { JobSurface } from './job-surface.ts';
import { OVERLAY, startRegionLab, type RegionLab } from './region-lab.ts';

let lab: RegionLab;
beforeAll(async () => {
  lab = await startRegionLab();
});
afterEach(() => lab.tidy());
afterAll(() => lab.close());

interface PagePoint {
  readonly x: number;
  readonly y: number;
}

/** A finger or a pen goes down at the first point, over all others, and up at the last. */
async function stroke(page: Page, kind: 'touch' | 'pen', points: readonly PagePoint[]) {
  const session = await page.createCDPSession();
  const [first] = points;
  const last = points.at(-1);
  if (kind === 'touch') {
    for (const point of points) {
      const type = point === first ? 'touchStart' : 'touchMove';
      await session.send('Input.dispatchTouchEvent', { type, touchPoints: [point] });
    }
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  } else {
    const pen = { pointerType: 'pen', button: 'left', clickCount: 1 } as const;
    for (const point of points) {
      const type = point === first ? 'mousePressed' : 'mouseMoved';
      await session.send('Input.dispatchMouseEvent', { ...pen, type, buttons: 1, ...point });
    }
    await session.send('Input.dispatchMouseEvent', {
      ...pen,
      type: 'mouseReleased',
      x: last?.x ?? 0,
      y: last?.y ?? 0,
    });
  }
  await session.detach();
}

/** The middle of a button of the selector's, which no script of the page can find. */
async function overlayButton(page: Page, name: string): Promise<PagePoint> {
  const session = await page.createCDPSession();
  await session.send('DOM.enable');
  const { nodes } = await session.send('DOM.getFlattenedDocument', { depth: -1, pierce: true });
  const label = nodes.find(({ nodeValue }) => nodeValue === name);
  const { model } = await session.send('DOM.getBoxModel', { nodeId: label?.parentId ?? 0 });
  await session.detach();
  const [left = 0, top = 0, , , right = 0, bottom = 0] = model.border;
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

/** For a look at it. */
async function shot(name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder) await writeFile(`${folder}/${name}.png`, await screenPng(lab.display));
}

/** Every listener a page can have on its window before ours are there. */
const LISTENING = `<script>
  window.heard = [];
  for (const name of Object.keys(window).filter((key) => /^on(pointer|mouse|click|dbl|aux|context|wheel|touch|key)/.test(key)))
    addEventListener(name.slice(2), (event) => heard.push(event.type), true);
</script>`;

const heard = (page: Page) =>
  page.evaluate(() => ('heard' in window && Array.isArray(window.heard) ? window.heard : null));
const forget = (page: Page) =>
  page.evaluate(() => {
    if ('heard' in window && Array.isArray(window.heard)) window.heard.length = 0;
  });
const shape = (page: Page) =>
  page.evaluate(() => [document.documentElement.outerHTML, document.activeElement?.tagName]);

describe('the region selector', () => {
  it('is placed, sized and read by keys alone', async () => {
    const page = await lab.cardPage();
    await lab.openSelector(page);
    const size = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
    // The first key places the middle half; then 11 px wider, 10 px higher, to the top left corner.
    await lab.press('Right', 'ctrl+shift+Right', 'ctrl+Right', 'ctrl+shift+Down');
    await lab.press('shift+Left', 'Left', 'Up');
    await lab.press('Return');
    const image = await lab.captured();
    expect(image.source).toBe('region');
    expect(image.width).toBe(Math.round(size.width / 2) + 11);
    expect(image.height).toBe(Math.round(size.height / 2) + 10);
  });

  it('isn’t heard by the page, and leaves it as it was', async () => {
    const page = await lab.cardPage(`<input autofocus id="field">${LISTENING}`);
    await page.focus('#field');
    const before = await shape(page);
    await lab.openSelector(page);
    await forget(page);
    await lab.drag({ x: 200, y: 300 }, { x: 500, y: 600 });
    await lab.press('Right', 'ctrl+Down', 'x', 'Escape');
    await expect(lab.waitUntilLeft(page)).resolves.toBeUndefined();
    expect(
      (await heard(page))?.filter(
        (type) => !/^pointer(over|enter|move)|^mouse(over|enter|move)/.test(type),
      ),
    ).toEqual([]);
    expect(await shape(page)).toEqual(before);
    await lab.press('a');
    await page.waitForFunction(() => document.querySelector('input')?.value === 'a');
  });

  it('leaves on Escape at once and is toggled off by its shortcut', async () => {
    const page = await lab.cardPage();
    await lab.openSelector(page);
    await lab.press('Escape');
    await expect(lab.waitUntilLeft(page)).resolves.toBeUndefined();
    await lab.openSelector(page);
    await lab.press('alt+shift+o');
    await expect(lab.waitUntilLeft(page)).resolves.toBeUndefined();
    await lab.openSelector(page);
  });

  it('stands above an open dialog', async () => {
    const page = await lab.cardPage(
      `<dialog>Sure?</dialog><script>
        document.querySelector('dialog').append(card);
        document.querySelector('dialog').style = 'border:0;padding:0;inset:0;width:100%;height:100%;max-width:none;max-height:none';
        document.querySelector('dialog').showModal()</script>${LISTENING}`,
    );
    const card = await lab.cardOnScreen();
    await lab.openSelector(page);
    await forget(page);
    await lab.drag(
      { x: card.left - 7, y: card.top - 5 },
      { x: card.right + 9, y: card.bottom + 11 },
    );
    await lab.press('Return');
    expect(await lab.captured()).toMatchObject({ left: 7, top: 5, toRight: 9, toBottom: 11 });
    expect(await page.evaluate(() => document.querySelector('dialog')?.open)).toBe(true);
  });

  it('comes back above a dialog that opens meanwhile', async () => {
    const page = await lab.cardPage('<dialog>Sure?</dialog>');
    await lab.openSelector(page);
    await page.evaluate(() => document.querySelector('dialog')?.showModal());
    await page.waitForSelector(`dialog ${OVERLAY}`);
    await lab.press('Escape');
    await expect(lab.waitUntilLeft(page)).resolves.toBeUndefined();
  });

  it('repeats the last region', async () => {
    const page = await lab.cardPage();
    const card = await lab.cardOnScreen();
    await lab.openSelector(page);
    await lab.drag(
      { x: card.left - 7, y: card.top - 5 },
      { x: card.right + 9, y: card.bottom + 11 },
    );
    await lab.press('Return');
    const first = await lab.captured();
    await lab.openSelector(page);
    await lab.press('r');
    expect({ ...(await lab.captured()), jobId: '' }).toEqual({ ...first, jobId: '' });
  });

  it('reads the full page by scrolling, and scrolls back', async () => {
    const page = await lab.cardPage(
      `<style>#card{top:230vh!important}</style><div style="height:300vh"></div>`,
    );
    await page.evaluate(() => scrollTo(0, 100));
    await lab.openSelector(page);
    await lab.press('Return', 'Return');
    await lab.captured();
    await lab.openSelector(page);
    const { height, width } = await page.evaluate(() => ({
      height: document.documentElement.scrollHeight,
      width: document.documentElement.clientWidth,
    }));
    // After a region: Read, Repeat last region, Whole visible tab, Full page.
    await lab.press('Right', 'Tab', 'Tab', 'Tab', 'Tab');
    await lab.press('Return');
    const image = await lab.captured(15_000);
    expect(image).toMatchObject({ source: 'full-page', width, height });
    expect(image.top).toBeGreaterThan(height / 2);
    await page.waitForFunction(() => scrollY === 100);
  });

  it('opens from the menu', async () => {
    const page = await lab.cardPage();
    const menu = await rightClick(lab.chromium, page, '#card');
    await menu.choose('l', 's');
    await page.waitForSelector(OVERLAY);
    await lab.press('Escape');
    await expect(lab.waitUntilLeft(page)).resolves.toBeUndefined();
  });

  it.each(['touch', 'pen'] as const)('is drawn and read by %s alone', async (kind) => {
    const page = await lab.cardPage();
    const card = await page.$eval('#card', (element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return { left, top, right, bottom };
    });
    await lab.openSelector(page);
    const from = { x: Math.round(card.left) - 7, y: Math.round(card.top) - 5 };
    const to = { x: Math.round(card.right) + 9, y: Math.round(card.bottom) + 11 };
    await stroke(page, kind, [from, { x: 400, y: 400 }, { x: to.x - 40, y: to.y }]);
    // The handle on the right brings the rest.
    const middle = (from.y + to.y) / 2;
    await stroke(page, kind, [
      { x: to.x - 40, y: middle },
      { x: to.x, y: middle },
    ]);
    await stroke(page, kind, [await overlayButton(page, 'Read')]);
    const image = await lab.captured();
    expect(image.source).toBe('region');
    expect(image.width).toBe(to.x - from.x);
    expect(image.height).toBe(to.y - from.y);
  });

  it('opens from the popup', async () => {
    const page = await lab.cardPage();
    await lab.chromium.clickToolbarButton(page);
    const popup = await lab.chromium.waitForPopup();
    await clickOn(lab.chromium, popup, 'aria/Select a region…[role="button"]');
    await page.waitForSelector(OVERLAY);
    await until('the page is dimmed', async () => !(await lab.cardIsShown()));
    await lab.press('Escape');
    await expect(lab.waitUntilLeft(page)).resolves.toBeUndefined();
  });

  it('is shown, and exact, on a page whose policy allows no style and no script', async () => {
    const url = lab.site.put('/strict', {
      type: 'text/html',
      headers: {
        'content-security-policy': "default-src 'none'; require-trusted-types-for 'script'",
      },
      // Old attributes, since no style is allowed.
      body: `<!doctype html><body bgcolor="#cccccc" leftmargin="200" topmargin="150"><table bgcolor="#ff00fe" width="400" height="300"><tr><td>`,
    });
    const page = await lab.chromium.newPage(url);
    await page.bringToFront();
    const card = await lab.cardOnScreen();
    await lab.openSelector(page);
    await shot('strict-policy');
    await lab.drag(
      { x: card.left - 7, y: card.top - 5 },
      { x: card.right + 9, y: card.bottom + 11 },
    );
    await lab.press('Return');
    expect(await lab.captured()).toMatchObject({ left: 7, top: 5, toRight: 9, toBottom: 11 });
  });

  it('dims a dark page without hiding it', async () => {
    const page = await lab.cardPage('<style>:root{color-scheme:dark;background:#111}</style>');
    const card = await lab.cardOnScreen();
    await lab.openSelector(page);
    await shot('dark-page');
    const { rgb, width } = await screenShot(lab.display);
    const at = ((card.top + 20) * width + card.left + 20) * 3;
    const [red = 0, green = 0, blue = 0] = rgb.subarray(at, at + 3);
    expect(red).toBeGreaterThan(100);
    expect(green).toBeLessThan(20);
    expect(blue).toBeGreaterThan(100);
  });

  it('is replaced by a screenshot where the page removes it', async () => {
    const page = await lab.cardPage(`<script>
      new MutationObserver((records) => {
        for (const { addedNodes } of records) for (const node of addedNodes) node.remove();
      }).observe(document, { childList: true, subtree: true });
    </script>`);
    await page.bringToFront();
    await lab.press('alt+shift+o');
    const workspace = await lab.chromium.waitForSurface('workspace.html');
    expect(await workspace.waitForSelector('.region-surface')).not.toBeNull();
    await workspace.close();
  });
});

/** Puts a document on the site, with a policy. */
function put(type: string, body: string | Uint8Array, policy = "default-src 'none'"): string {
  return lab.site.put('/odd', { type, body, headers: { 'content-security-policy': policy } });
}

it('keeps the keyboard although a frame of the page takes it', async () => {
  const inner = new URL(lab.site.page('/greedy', '<input autofocus>'));
  inner.hostname = 'localhost';
  const page = await lab.cardPage();
  await lab.openSelector(page);
  await page.evaluate((src) => {
    const frame = document.createElement('iframe');
    frame.src = src;
    document.body.append(frame);
    return new Promise<void>((done) => {
      frame.addEventListener('load', () => {
        frame.contentWindow?.focus();
        done();
      });
    });
  }, inner.href);
  await page.waitForFunction(
    (overlay) => document.activeElement?.matches(overlay) === true,
    {},
    OVERLAY,
  );
  await lab.press('Escape');
  await expect(lab.waitUntilLeft(page)).resolves.toBeUndefined();
});

it.each([
  ['the PDF viewer', () => put('application/pdf', tinyPdf(['Alpha page']), '')],
  ['a tree of XML', () => put('text/xml', '<a>1</a>')],
])('chooses a region of %s', async (_, url) => {
  const page = await lab.chromium.newPage(url());
  await page.bringToFront();
  await lab.press('alt+shift+o');
  await page.waitForFunction(
    (overlay) => document.activeElement?.matches(overlay) === true,
    {},
    OVERLAY,
  );
  await lab.press('Right', 'Return');
  const image = await lab.captured();
  expect(image.source).toBe('region');
  expect(image.width).toBe(Math.round((await page.evaluate(() => innerWidth)) / 2));
});

describe('where nothing may be injected', () => {
  it.each([
    ['a page of the browser’s', () => 'chrome://version'],
    // No port is as low as that.
    ['an error page', () => 'http://127.0.0.1:9/'],
    ['a sandboxed page', () => put('text/html', '<!doctype html><p>Sandboxed', 'sandbox')],
    ['an SVG image', () => put('image/svg+xml', svgCard())],
  ])('%s opens as a screenshot', async (_, url) => {
    const page = await lab.chromium.newPage('about:blank');
    await page.goto(url()).catch(() => undefined);
    await page.waitForFunction(() => location.href !== 'about:blank');
    await page.bringToFront();
    await lab.press('alt+shift+o');
    const workspace = await lab.chromium.waitForSurface('workspace.html');
    const surface = await workspace.waitForSelector('.region-surface');
    const box = await surface?.boundingBox();
    await workspace.keyboard.press('ArrowRight');
    await workspace.keyboard.press('Enter');
    const image = await lab.captured();
    expect(image.source).toBe('file');
    expect(image.width).toBeGreaterThan((box?.width ?? 0) / 2 - 2);
    await workspace.close();
  });

  it('says so where no screenshot may be taken either', async () => {
    const page = await lab.chromium.newPage('about:blank');
    await page.goto(`view-source:${lab.site.page('/source', '<p>Some source')}`);
    await page.bringToFront();
    await lab.press('alt+shift+o');
    const popup = new JobSurface(await lab.chromium.waitForPopup());
    await expect(
      popup.waitForStatus(/lets no extension work on this page/),
    ).resolves.toBeUndefined();
    await popup.page.close();
  });

  it('leaves the screenshot on Escape', async () => {
    const page = await lab.chromium.newPage('chrome://version');
    await page.bringToFront();
    await lab.press('alt+shift+o');
    const workspace = await lab.chromium.waitForSurface('workspace.html');
    const surface = await workspace.waitForSelector('.region-surface');
    await surface?.press('Escape');
    expect(await workspace.waitForSelector('.region-surface', { hidden: true })).toBeNull();
    await workspace.close();
  });
});
