import type { Frame, Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { rightClick } from '../browsers/context-menu.ts';
import { drag, pressKeys } from '../browsers/input.ts';
import { pointerMap } from '../browsers/pointer-map.ts';
import { until } from '../browsers/until.ts';
import { EXTRACT_TEXT, startChromiumLab, type ChromiumLab } from './chromium-lab.ts';
import { JobSurface } from './job-surface.ts';
import { OVERLAY } from './region-lab.ts';

let lab: ChromiumLab;

beforeAll(async () => {
  lab = await startChromiumLab();
  await lab.setToken('test-token');
});
afterEach(() => lab.tidy());
afterAll(() => lab.close());

const CANVAS = `<canvas id="c" width="500" height="120" style="margin:40px"></canvas><script>{
  const c = document.querySelector('canvas').getContext('2d');
  c.fillStyle = '#fff'; c.fillRect(0, 0, 500, 120);
  c.fillStyle = '#000'; c.font = '36px sans-serif'; c.fillText('Drawn by script', 30, 70);
}</script>`;

const PICK = 'aria/Pick an image…[role="button"]';

/** Of the frame that has it. */
async function pickerIn(page: Page): Promise<Frame> {
  return until('the picker opens', async () => {
    for (const frame of page.frames()) {
      const isOpen = await frame.evaluate(
        (overlay) => document.activeElement?.matches(overlay) === true,
        OVERLAY,
      );
      if (isOpen) return frame;
    }
    return null;
  });
}

/** Opens the picker by the popup's button, and waits until the popup has made way for it. */
async function openFromPopup(page: Page): Promise<void> {
  await lab.chromium.clickToolbarButton(page);
  await lab.click(await lab.chromium.waitForPopup(), PICK);
  await pickerIn(page);
  await until('the popup closes', () => !lab.chromium.isPopupOpen());
}

/** Right-clicks the canvas, of which Chromium's menu tells nothing, and answers the picker. */
async function choose(key: string): Promise<JobSurface> {
  const page = await lab.chromium.newPage(lab.site.page('/canvas', CANVAS));
  const menu = await rightClick(lab.chromium, page, '#c');
  await menu.choose('l', EXTRACT_TEXT[1]);
  await pickerIn(page);
  await pressKeys(lab.display, key);
  const popup = new JobSurface(await lab.chromium.waitForPopup());
  expect(await page.$(OVERLAY)).toBeNull();
  return popup;
}

it('shows what it takes for the image, and Enter reads it', async () => {
  const popup = await choose('Return');
  expect(await popup.finished()).toContain('Drawn by script');
  expect(await popup.details()).toContain('drawn in the page');
});

it('says after Escape that nothing was chosen, and reads nothing', async () => {
  const popup = await choose('Escape');
  await popup.waitForStatus(/No image was chosen/);
  expect(lab.api.requests.filter(({ path }) => path.includes('chat'))).toEqual([]);
});

describe('in a frame', () => {
  async function openInFrame(): Promise<Page> {
    const inner = lab.site.page('/inner', `<body style="margin:0">${CANVAS}`);
    const page = await lab.chromium.newPage(
      lab.site.page(
        '/outer',
        `<iframe src="${inner}" style="border:7px solid;width:600px;height:220px"></iframe>`,
      ),
    );
    const map = await pointerMap(lab.chromium, page);
    const menu = await rightClick(lab.chromium, page, { clientX: 300, clientY: 110 }, map);
    await menu.choose('l', EXTRACT_TEXT[1]);
    expect((await pickerIn(page)).url()).toBe(inner);
    return page;
  }

  it('opens there, and Enter reads the image', async () => {
    const page = await openInFrame();
    await pressKeys(lab.display, 'Return');
    const popup = new JobSurface(await lab.chromium.waitForPopup());
    expect(await popup.finished()).toContain('Drawn by script');
    expect(page.frames().length).toBe(2);
  });

  it('takes a region by a drag', async () => {
    const page = await openInFrame();
    const box = await page.$eval('iframe', (frame) => {
      const { x, y } = frame.getBoundingClientRect();
      return { x: x + frame.clientLeft, y: y + frame.clientTop };
    });
    const { x, y } = await page.evaluate(() => ({ x: screenX, y: screenY + outerHeight }));
    const bottom = y - (await page.evaluate(() => innerHeight));
    const at = (dx: number, dy: number) => ({ x: x + box.x + dx, y: bottom + box.y + dy });
    await drag(lab.display, [at(50, 60), at(200, 100), at(450, 140)]);
    const popup = new JobSurface(await lab.chromium.waitForPopup());
    expect(await popup.finished()).toContain('Drawn by script');
    expect(await popup.details()).toContain('400 × 80 px, screenshot');
  });
});

it('opens from the popup, for images on which no menu opens', async () => {
  const page = await lab.chromium.newPage(lab.site.page('/canvas', CANVAS));
  await openFromPopup(page);
  await pressKeys(lab.display, 'Right', 'Return');
  const popup = new JobSurface(await lab.chromium.waitForPopup());
  expect(await popup.finished()).toContain('Drawn by script');
});

it('opens by its command, once that has a key', async () => {
  const settings = await lab.chromium.newPage('chrome://extensions/shortcuts');
  await settings.evaluate(
    `chrome.developerPrivate.updateExtensionCommand({
      extensionId: '${lab.chromium.extensionId}',
      commandName: 'pick-image', keybinding: 'Alt+Shift+U' })`,
  );
  await settings.close();
  const page = await lab.chromium.newPage(lab.site.page('/canvas', CANVAS));
  await page.bringToFront();
  await pressKeys(lab.display, 'alt+shift+u');
  await pickerIn(page);
  await pressKeys(lab.display, 'Right', 'Return');
  const popup = new JobSurface(await lab.chromium.waitForPopup());
  expect(await popup.finished()).toContain('Drawn by script');
});

describe('from the popup, over a frame', () => {
  /** On a page that holds but a frame, from that host. */
  async function pickInFrame(hostname: string): Promise<JobSurface> {
    const inner = new URL(lab.site.page('/inner', `<body style="margin:0">${CANVAS}`));
    inner.hostname = hostname;
    const frame = `<iframe src="${inner.href}" style="width:600px;height:220px;border:0"></iframe>`;
    const page = await lab.chromium.newPage(lab.site.page('/outer', frame));
    await openFromPopup(page);
    await pressKeys(lab.display, 'Right', 'Return');
    return new JobSurface(await lab.chromium.waitForPopup());
  }

  it('gets the pixels of what is in it', async () => {
    const popup = await pickInFrame('127.0.0.1');
    expect(await popup.finished()).toContain('Drawn by script');
    expect(await popup.details()).toContain('500 × 120 px, drawn in the page');
  });

  it('reads one of another site whole, and says why', async () => {
    const popup = await pickInFrame('localhost');
    expect(await popup.finished()).toContain('Drawn by script');
    expect(await popup.details()).toContain('600 × 220 px, screenshot');
    expect(await popup.page.$eval('.offer', (offer) => offer.textContent)).toMatch(
      /whole frame: .* another site/,
    );
    // No permission would tell which image in it is meant.
    expect(await popup.page.$('.offer button')).toBeNull();
  });
});

it.each(['same', 'another'])('goes away with its page for %s site’s, and says so', async (site) => {
  const page = await lab.chromium.newPage(lab.site.page('/canvas', CANVAS));
  await openFromPopup(page);
  const next = new URL(lab.site.page('/next', '<p>Another page'));
  if (site === 'another') next.hostname = 'localhost';
  await page.goto(next.href);
  const popup = new JobSurface(await lab.chromium.waitForPopup());
  await expect(
    popup.waitForStatus(/No image was chosen|no longer on the page/),
  ).resolves.toBeUndefined();
  // Back from where the browser kept it, the page is as it was.
  await page.goBack();
  expect(await page.$(OVERLAY)).toBeNull();
});

it('reads several images that are picked with Shift as one request, in their order', async () => {
  const second = CANVAS.replace('id="c"', 'id="d"')
    .replace("querySelector('canvas')", "querySelector('#d')")
    .replace('Drawn by script', 'Another drawing');
  const page = await lab.chromium.newPage(lab.site.page('/two', CANVAS + second));
  await openFromPopup(page);
  await pressKeys(lab.display, 'Right', 'shift+Return', 'Right', 'Return');
  const popup = new JobSurface(await lab.chromium.waitForPopup());
  const text = await popup.finished();
  expect(text.indexOf('Drawn by script')).toBeGreaterThanOrEqual(0);
  expect(text.indexOf('Another drawing')).toBeGreaterThan(text.indexOf('Drawn by script'));
  const sent = lab.api.requests.filter(({ path }) => path.includes('chat'));
  expect(sent.map(({ images }) => images.length)).toEqual([2]);
});
