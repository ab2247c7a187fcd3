import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { chooseItem, openMenuInTab } from '../browsers/firefox-menu.ts';
import { answerFirefoxPermissionPrompt } from '../browsers/firefox-permission-prompt.ts';
import { FirefoxPopup } from '../browsers/firefox-popup.ts';
import { launchFirefox, type Firefox } from '../browsers/firefox.ts';
import { until } from '../browsers/until.ts';
import { startDeepInfra, type DeepInfraServer } from '../deepinfra/server.ts';
import { startPageServer, type PageServer } from '../pages/page-server.ts';
import { FIREFOX_BUILD } from './firefox-build.ts';

const DETAILS = `return document.querySelector('.details')?.textContent ?? ''`;

let api: DeepInfraServer;
let own: PageServer;
let far: PageServer;
let firefox: Firefox;
let popup: FirefoxPopup;
let view: string;
let tab: string;
let large: string;

beforeAll(async () => {
  [api, own, far] = await Promise.all([startDeepInfra(), startPageServer(), startPageServer()]);
  firefox = await launchFirefox({ extension: FIREFOX_BUILD, standIn: api });
  popup = new FirefoxPopup(firefox);
  api.play({ kind: 'answer', text: 'x' });
  view = await firefox.extensionPage('popup.html');
  await firefox.evaluate(
    z.null(),
    `await browser.storage.local.set({ deepinfraToken: 'test-token' })`,
  );
  const drawn = await firefox.evaluate(
    z.string(),
    `const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [1200, 720];
    canvas.getContext('2d').fillRect(0, 0, 600, 720);
    return canvas.toDataURL().split(',')[1];`,
  );
  large = far.put('/large.png', { body: Buffer.from(drawn, 'base64'), type: 'image/png' });
});
afterEach(async () => {
  if (await popup.isOpen()) await popup.close();
  await firefox.closeTab();
  await firefox.switchTo(view, true);
});
afterAll(async () => {
  await firefox.close();
  await Promise.all([api.close(), own.close(), far.close()]);
});

/** Reads an image that is shown small, and accepts the offer of the rest. */
async function askForFullSize(): Promise<void> {
  tab = await firefox.newTab(own.page('/small', `<img id="t" src="${large}" width="400">`));
  await openMenuInTab(firefox, '#t');
  await chooseItem(firefox, 'Legible', 'Extract text');
  await popup.waitUntilOpen();
  await until('the offer is there', () =>
    popup.evaluate(z.boolean(), `return document.querySelector('.offer button') !== null`),
  );
  expect(await popup.evaluate(z.string(), DETAILS)).toContain('400 × 240 px, screenshot');
  await popup.click('.offer button');
}

/** What a view of the newest job says, which doesn't close with the popup. */
async function details(): Promise<string> {
  await firefox.switchTo(view);
  const text = await firefox.evaluate(z.string(), DETAILS);
  await firefox.switchTo(tab);
  return text;
}

it('keeps what the screen gave where the person refuses', async () => {
  await askForFullSize();
  await answerFirefoxPermissionPrompt(firefox, 'deny');
  expect(await details()).toContain('400 × 240 px, screenshot');
});

it('reads the file by itself once it may', async () => {
  await askForFullSize();
  await answerFirefoxPermissionPrompt(firefox, 'allow');
  await until('the file is read', async () => (await details()).includes('1200 × 720 px'));
});
