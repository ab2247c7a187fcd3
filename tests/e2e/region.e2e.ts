import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { rightClick } from '../browsers/context-menu.ts';
import { startDisplay, type Display } from '../browsers/display.ts';
import { JobSurface } from './job-surface.ts';
import { OVERLAY, startRegionLab, type RegionLab } from './region-lab.ts';

let display: Display;
let lab: RegionLab;
beforeAll(async () => {
  display = await startDisplay();
  lab = await startRegionLab(display);
});
afterEach(async () => {
  const [, , ...others] = await lab.chromium.browser.pages();
  for (const page of others) await page.close();
});
afterAll(async () => {
  await lab.close();
  await display.stop();
});

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

describe('where nothing may be injected', () => {
  it.each(['chrome://version', 'http://127.0.0.1:9/'])('%s opens as a screenshot', async (url) => {
    const page = await lab.chromium.newPage('about:blank');
    // The second is an error page: the browser opens no port as low as that.
    await page.goto(url).catch(() => undefined);
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
