import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { makeEncodings } from '../pages/make-encodings.ts';
import { startPageServer, type PageServer } from '../pages/page-server.ts';
import { startChromiumLab, type ChromiumLab } from './chromium-lab.ts';

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

it('reads an image in a pop-up window', async () => {
  lab.api.play({ kind: 'answer', text: 'x' });
  const url = lab.site.page('/small', `<img id="t" src="${src}">`);
  const opener = await lab.chromium.newPage(
    lab.site.page('/opener', `<button onclick="open('${url}', '', 'width=600,height=500')">Open`),
  );
  const opened = lab.chromium.browser.waitForTarget((target) => target.url() === url);
  await lab.click(opener, 'button');
  const page = await (await opened).page();
  if (!page) throw new Error('no pop-up window');
  const popup = await lab.choose(page, '#t');
  await popup.waitForStatus(/^Done/);
  expect(await popup.details()).toContain('400 × 240 px, screenshot');
});

it('reads an image in full screen', async () => {
  lab.api.play({ kind: 'answer', text: 'x' });
  const page = await lab.chromium.newPage(
    lab.site.page(
      '/full',
      `<div onclick="this.requestFullscreen()"><img id="t" src="${src}"></div>`,
    ),
  );
  await lab.click(page, '#t');
  await page.waitForFunction('document.fullscreenElement !== null', { timeout: 5_000 });
  const popup = await lab.choose(page, '#t');
  await popup.waitForStatus(/^Done/);
  expect(await popup.details()).toContain('400 × 240 px, screenshot');
});
