import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pressKeys } from '../browsers/input.ts';
import { makeEncodings } from '../pages/make-encodings.ts';
import { startPageServer, type PageServer } from '../pages/page-server.ts';
import { startChromiumLab, type ChromiumLab } from './chromium-lab.ts';
import { JobSurface } from './job-surface.ts';
import { OVERLAY } from './region-lab.ts';

let lab: ChromiumLab;
let far: PageServer;
let src: string;

beforeAll(async () => {
  [lab, far] = await Promise.all([startChromiumLab(), startPageServer()]);
  await lab.setToken('test-token');
  const studio = await lab.chromium.newPage(lab.site.page('/studio', ''));
  src = far.put('/card.png', { body: (await makeEncodings(studio)).png, type: 'image/png' });
});
afterEach(() => lab.tidy());
afterAll(async () => {
  await lab.close();
  await far.close();
});

async function openPopupWindow(): Promise<Page> {
  const url = lab.site.page('/small', `<img id="t" src="${src}">`);
  const opener = await lab.chromium.newPage(
    lab.site.page('/opener', `<button onclick="open('${url}', '', 'width=600,height=500')">Open`),
  );
  const opened = lab.chromium.browser.waitForTarget((target) => target.url() === url);
  await lab.click(opener, 'button');
  const page = await (await opened).page();
  if (!page) throw new Error('no pop-up window');
  return page;
}

async function openFullScreen(): Promise<Page> {
  const body = `<div onclick="this.requestFullscreen()"><img id="t" src="${src}"></div>`;
  const page = await lab.chromium.newPage(lab.site.page('/full', body));
  await lab.click(page, '#t');
  await page.waitForFunction('document.fullscreenElement !== null', { timeout: 5_000 });
  return page;
}

describe.each([
  ['a pop-up window', openPopupWindow],
  ['full screen', openFullScreen],
])('in %s', (_, open) => {
  it('reads an image', async () => {
    lab.api.play({ kind: 'answer', text: 'x' });
    const popup = await lab.choose(await open(), '#t');
    await expect(popup.waitForDetails(/400 × 240 px, screenshot/)).resolves.toBeUndefined();
  });

  it('reads a region', async () => {
    lab.api.play({ kind: 'answer', text: 'x' });
    const page = await open();
    await page.waitForFunction(() => document.querySelector('img')?.complete);
    await pressKeys(lab.display, 'alt+shift+o');
    await page.waitForFunction(
      (overlay) => document.activeElement?.matches(overlay) === true,
      {},
      OVERLAY,
    );
    // The first key places the middle half.
    await pressKeys(lab.display, 'Right', 'Return');
    const popup = new JobSurface(await lab.chromium.waitForPopup());
    const size = await page.evaluate(() => [innerWidth, innerHeight]);
    const [width, height] = size.map((side) => Math.round(side / 2));
    const read = popup.waitForDetails(new RegExp(`${width} × ${height} px, screenshot`));
    await expect(read).resolves.toBeUndefined();
  });
});
