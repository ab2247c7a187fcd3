import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { rightClick } from '../browsers/context-menu.ts';
import { pressKeys } from '../browsers/input.ts';
import { answerPermissionPrompt } from '../browsers/permission-prompt.ts';
import { scratchDir } from '../browsers/scratch-dir.ts';
import { until } from '../browsers/until.ts';
import type { Encodings } from '../pages/fixtures.ts';
import { makeEncodings } from '../pages/make-encodings.ts';
import { startPageServer, type PageServer } from '../pages/page-server.ts';
import { renderPng, SELECT_TEXT, startChromiumLab, type ChromiumLab } from './chromium-lab.ts';
import { JobSurface } from './job-surface.ts';
import { laidWords, LAYER } from './text-layer-lab.ts';

const FULL_SIZE = 'aria/Read the full-size image[role="button"]';

let lab: ChromiumLab;
let far: PageServer;
let card: Encodings;

beforeAll(async () => {
  [lab, far] = await Promise.all([startChromiumLab(), startPageServer()]);
  await lab.setToken('test-token');
  card = await makeEncodings(await lab.chromium.newPage(lab.site.page('/studio', '')));
  lab.api.play({ kind: 'answer', text: 'x' });
});
afterEach(() => lab.tidy());
afterAll(async () => {
  await lab.close();
  await far.close();
});

async function isFileAccessShut(): Promise<boolean> {
  const ours = await lab.chromium.extensionPage('options.html');
  const isShut = await ours.evaluate(
    async () =>
      !(await chrome.extension.isAllowedFileSchemeAccess()) &&
      (await chrome.commands.getAll()).some(({ shortcut }) => shortcut === 'Alt+Shift+K'),
  );
  await ours.close();
  return isShut;
}

it('tells that a frame of another site is shut, and reads in it once it may', async () => {
  lab.api.play({ kind: 'answer', text: 'x' });
  const large = far.put('/large.png', { body: card.large, type: 'image/png' });
  const inner = far.page('/inner', `<body style="margin:0"><img src="${large}" width="400">`);
  const page = await lab.chromium.newPage(
    lab.site.page('/outer', `<iframe src="${inner}" style="border:0;width:420px;height:260px">`),
  );
  const popup = await lab.choose(page, 'iframe');
  await popup.waitForStatus(/^Done/);
  expect(await popup.details()).toContain('420 × 260 px, screenshot');
  expect(await popup.page.$eval('.offer', (offer) => offer.textContent)).toMatch(
    /frame of another site/,
  );
  await answerPermissionPrompt(lab.chromium.display, 'allow', () =>
    lab.click(popup.page, FULL_SIZE),
  );
  const view = new JobSurface(await lab.chromium.extensionPage('popup.html'));
  await view.page.waitForFunction(() =>
    document.querySelector('.details')?.textContent?.includes('1200 × 720 px'),
  );
  await view.waitForStatus(/^Done/);
  expect(await view.page.$(FULL_SIZE)).toBeNull();
});

// The permission was given above.
it('lays text over an image in a frame of another site', async () => {
  const text = 'Meet at the old pier';
  lab.api.play({ kind: 'answer', text });
  const body = await renderPng(
    lab.chromium,
    `<body style="margin:0;padding:20px;width:360px;background:#fff;font:24px 'Liberation Sans'">${text}`,
  );
  const src = far.put('/pier.png', { body, type: 'image/png' });
  const inner = far.page('/pier', `<body style="margin:0"><img src="${src}" width="400">`);
  const page = await lab.chromium.newPage(
    lab.site.page('/around', `<iframe src="${inner}" style="border:0;width:420px;height:120px">`),
  );
  const menu = await rightClick(lab.chromium, page, 'iframe');
  await menu.choose(...SELECT_TEXT);
  const frame = page.frames().find((one) => one.url() === inner);
  await frame?.waitForSelector(LAYER, { timeout: 30_000 });
  expect((await laidWords(page)).map((word) => word.text).join(' ')).toBe(text);
});

it('tells that a server gives the file to its own pages alone', async () => {
  lab.api.play({ kind: 'answer', text: 'x' });
  const onlyFrom = lab.site.origin;
  const hot = far.put('/hot.png', { body: card.large, type: 'image/png', onlyFrom });
  const page = await lab.chromium.newPage(
    lab.site.page('/hotlink', `<img id="t" src="${hot}" width="400">`),
  );
  const popup = await lab.choose(page, '#t');
  await popup.waitForStatus(/^Done/);
  expect(await popup.details()).toContain('400 × 240 px, screenshot');
  expect(await popup.page.$eval('.offer', (offer) => offer.textContent)).toMatch(
    /to its own pages alone/,
  );
  expect(await popup.page.$(FULL_SIZE)).toBeNull();
});

it('tells how to allow files of this machine', async () => {
  const folder = await scratchDir('files');
  const file = path.join(folder.path, 'card.png');
  await writeFile(file, card.large);
  const settings = await lab.chromium.newPage('chrome://extensions/');
  // An extension that is not from the store starts anew in developer mode alone.
  await settings.evaluate(
    `chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })`,
  );
  await settings.evaluate(
    `chrome.developerPrivate.updateExtensionConfiguration({
      extensionId: '${lab.chromium.extensionId}', fileAccess: false })`,
  );
  await until('the extension is back', () => isFileAccessShut().catch(() => false));
  await settings.close();
  const page = await lab.chromium.newPage('about:blank');
  await page.goto(pathToFileURL(file).href);
  await page.bringToFront();
  await pressKeys(lab.display, 'alt+shift+k');
  const popup = new JobSurface(await lab.chromium.waitForPopup());
  const said = /keeps Legible out of this page. If it is a file.*allow access to file URLs/;
  await popup.waitForStatus(said);

  // Another job between, since both say the same.
  lab.api.play({ kind: 'answer', text: 'x' });
  await (await lab.choose(await lab.imagePage(card.png), '#image')).waitForStatus(/^Done/);
  await page.bringToFront();
  await (await lab.choose(page, 'img')).waitForStatus(said);
  await folder.remove();
});
