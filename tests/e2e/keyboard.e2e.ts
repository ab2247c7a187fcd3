import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { readClipboardText } from '../browsers/clipboard.ts';
import { menuByKey } from '../browsers/context-menu.ts';
import { pressKeys } from '../browsers/input.ts';
import { until } from '../browsers/until.ts';
import { EXTRACT_TEXT, renderPng, startChromiumLab, type ChromiumLab } from './chromium-lab.ts';
import { JobSurface } from './job-surface.ts';
import { OVERLAY } from './region-lab.ts';

let lab: ChromiumLab;
let image: Uint8Array;

beforeAll(async () => {
  lab = await startChromiumLab();
  await lab.setToken('test-token');
  const style = 'margin:0;padding:30px;width:500px;font:24px Liberation Sans';
  image = await renderPng(lab.chromium, `<body style="${style}">Ferry at 21:30`);
});
afterEach(() => lab.tidy());
afterAll(() => lab.close());

/** A page whose only way to its images is a link around one of them. */
async function linkPage(): Promise<Page> {
  const src = lab.site.put('/ferry.png', { body: image, type: 'image/png' });
  const other = `<img src="${src}?other" width="300" alt="">`;
  const page = await lab.chromium.newPage(
    lab.site.page('/ferry', `${other}<p><a id="link" href="/x"><img src="${src}" width="400"></a>`),
  );
  await page.bringToFront();
  return page;
}

/** Goes on with the Tab key until the element has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  await until(`the focus is on ${selector}`, async () => {
    await pressKeys(lab.display, 'Tab');
    return page.$eval(selector, (element) => element === document.activeElement);
  });
}

const popup = async () => new JobSurface(await lab.chromium.waitForPopup());

it('does the main job, from a linked image to the clipboard, without a pointer', async () => {
  const page = await linkPage();
  await tabTo(page, '#link');
  const menu = await menuByKey(lab.chromium);
  await menu.choose(...EXTRACT_TEXT);
  const surface = await popup();
  expect((await surface.finished()).trim()).toBe('Ferry at 21:30');
  await pressKeys(lab.display, 'ctrl+c');
  await surface.waitForStatus(/^Copied/);
  expect((await readClipboardText(lab.display)).trim()).toBe('Ferry at 21:30');
});

/** As a person sets it on chrome://extensions/shortcuts. */
async function setShortcut(command: string, keys: string): Promise<void> {
  const page = await lab.chromium.newPage('chrome://extensions/shortcuts');
  await page.evaluate(
    async (extensionId, commandName, keybinding) => {
      await chrome.developerPrivate.updateExtensionCommand({
        extensionId,
        commandName,
        keybinding,
      });
    },
    lab.chromium.extensionId,
    command,
    keys,
  );
  await page.close();
}

it("describes the focused image by a key of one's own, and asks where none has the focus", async () => {
  await setShortcut('describe-focused', 'Alt+Shift+U');
  lab.api.play({ kind: 'answer', text: 'A ferry.' });
  const page = await linkPage();
  await tabTo(page, '#link');
  await pressKeys(lab.display, 'alt+shift+u');
  expect(await (await popup()).finished()).toBe('A ferry.');
  await pressKeys(lab.display, 'Escape');
  await until('the popup closes', () => !lab.chromium.isPopupOpen());

  lab.api.play({ kind: 'answer', text: 'The other one.' });
  await page.$eval('#link', (link) => link instanceof HTMLElement && link.blur());
  await pressKeys(lab.display, 'alt+shift+u');
  await page.waitForSelector(OVERLAY);
  await pressKeys(lab.display, 'Right', 'Return');
  expect(await (await popup()).finished()).toBe('The other one.');
});
