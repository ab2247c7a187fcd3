import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { rightClick } from '../browsers/context-menu.ts';
import { pressKeys } from '../browsers/input.ts';
import { until } from '../browsers/until.ts';
import { DESCRIBE_IMAGE, renderPng, startChromiumLab, type ChromiumLab } from './chromium-lab.ts';
import { JobSurface } from './job-surface.ts';
import { OVERLAY } from './region-lab.ts';

let lab: ChromiumLab;
let image: Uint8Array;

beforeAll(async () => {
  lab = await startChromiumLab();
  await lab.setToken('test-token');
  image = await renderPng(lab.chromium, '<body style="margin:0;padding:30px">A red boat');
});
afterEach(async () => {
  // A popup that is still open would take the next click.
  await pressKeys(lab.display, 'Escape');
  await until('the popup closes', () => !lab.chromium.isPopupOpen());
  await lab.tidy();
});
afterAll(() => lab.close());

const USE = 'Use as alt text on the page';
const DESCRIPTION = 'A red boat\n\nat its mooring.';
const ALT = 'A red boat at its mooring.';

async function pageWith(body: string): Promise<Page> {
  const src = lab.site.put('/boat.png', { body: image, type: 'image/png' });
  const page = await lab.chromium.newPage(lab.site.page('/boat', body.replace('SRC', src)));
  await page.waitForFunction(() => document.querySelector('img')?.complete ?? true);
  return page;
}

async function describeBy(choose: () => Promise<JobSurface>): Promise<JobSurface> {
  lab.api.play({ kind: 'answer', text: DESCRIPTION });
  const popup = await choose();
  expect(await popup.finished()).toBe(DESCRIPTION);
  return popup;
}

const CANVAS = `<canvas id="t" width="500" height="120" style="margin:40px"></canvas><script>{
  const drawn = document.querySelector('canvas').getContext('2d');
  drawn.fillStyle = '#a00';
  drawn.fillRect(50, 30, 200, 60);
}</script>`;

const outer = (page: Page) => page.$eval('#t', (element) => element.outerHTML);

describe('a description becomes the alternative text on the page', () => {
  it('of an img, and what was there before comes back', async () => {
    const page = await pageWith('<img id="t" src="SRC" alt="old" style="width:300px">');
    const before = await outer(page);
    const popup = await describeBy(() => lab.choose(page, '#t', DESCRIBE_IMAGE));
    await lab.click(popup.page, popup.button(USE));
    await popup.page.waitForSelector(popup.button('Undo'));
    expect(await page.$eval('#t', (element) => element.getAttribute('alt'))).toBe(ALT);

    // A view that is opened later knows of it too.
    const later = await lab.chromium.extensionPage('sidepanel.html');
    await later.locator('aria/Undo[role="button"]').click();
    await later.waitForSelector(`aria/${USE}[role="button"]`);
    expect(await outer(page)).toBe(before);
  });

  it('as the person wrote it anew', async () => {
    const page = await pageWith('<img id="t" src="SRC" style="width:300px">');
    const popup = await describeBy(() => lab.choose(page, '#t', DESCRIBE_IMAGE));
    await popup.page.locator(popup.button('Edit text')).click();
    const field = await popup.page.waitForSelector('textarea.edited');
    await field?.click({ count: 3 });
    await popup.page.keyboard.down('Control');
    await popup.page.keyboard.press('a');
    await popup.page.keyboard.up('Control');
    await field?.type('A blue boat');
    await popup.page.locator(popup.button('Done editing')).click();
    await popup.waitForResult(/^A blue boat$/);
    await lab.click(popup.page, popup.button(USE));
    await popup.page.waitForSelector(popup.button('Undo'));
    expect(await page.$eval('#t', (element) => element.getAttribute('alt'))).toBe('A blue boat');
  });

  it('of a canvas as the name of an image, by the picker', async () => {
    const page = await pageWith(CANVAS);
    const before = await outer(page);
    const popup = await describeBy(async () => {
      const menu = await rightClick(lab.chromium, page, '#t');
      await menu.choose('l', 'd');
      await page.waitForSelector(OVERLAY);
      await pressKeys(lab.display, 'Return');
      return new JobSurface(await lab.chromium.waitForPopup());
    });
    await lab.click(popup.page, popup.button(USE));
    await popup.page.waitForSelector(popup.button('Undo'));
    expect(await page.$eval('#t', ({ role, ariaLabel }) => [role, ariaLabel])).toEqual([
      'img',
      ALT,
    ]);
    await lab.click(popup.page, popup.button('Undo'));
    await popup.page.waitForSelector(popup.button(USE));
    expect(await outer(page)).toBe(before);
  });

  it('not where the page went elsewhere, which is told', async () => {
    const page = await pageWith('<img id="t" src="SRC" style="width:300px">');
    await describeBy(() => lab.choose(page, '#t', DESCRIBE_IMAGE));
    await page.goto(lab.site.page('/other', 'Another page'));
    const panel = await lab.chromium.extensionPage('sidepanel.html');
    await panel.locator(`aria/${USE}[role="button"]`).click();
    const said = () => panel.$eval('[role=log]', (line) => line.textContent);
    await until('it is told', async () => (await said()).includes("isn't on its page any more"));
  });
});
