import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { launchChromium } from '../browsers/chromium.ts';
import { startDisplay } from '../browsers/display.ts';
import { terminateBackground } from '../browsers/firefox-background.ts';
import { readFirefoxClipboard } from '../browsers/firefox-clipboard.ts';
import { clickInTab, fillInTab } from '../browsers/firefox-input.ts';
import { chooseItem, openMenuInTab } from '../browsers/firefox-menu.ts';
import { FirefoxPopup } from '../browsers/firefox-popup.ts';
import { launchFirefox, type Firefox } from '../browsers/firefox.ts';
import { until } from '../browsers/until.ts';
import { startDeepInfra, type DeepInfraServer } from '../deepinfra/server.ts';
import { startPageServer, type PageServer } from '../pages/page-server.ts';
import { CHROME_BUILD, renderPng } from './chromium-lab.ts';
import { FIREFOX_BUILD } from './firefox-build.ts';
import { closeTabsBut } from './firefox-tabs.ts';

const lines = ['Boarding pass', 'Seat 14C, window', 'Gate B22 at 09:45'];

let api: DeepInfraServer;
let site: PageServer;
let elsewhere: PageServer;
let firefox: Firefox;
let popup: FirefoxPopup;
let image: Uint8Array;
let home: string;

beforeAll(async () => {
  [api, site, elsewhere, image] = await Promise.all([
    startDeepInfra(),
    startPageServer(),
    startPageServer(),
    drawImage(),
  ]);
  firefox = await launchFirefox({ extension: FIREFOX_BUILD, standIn: api });
  popup = new FirefoxPopup(firefox);
  [home = ''] = await firefox.tabs();
});
afterEach(async () => {
  if (await popup.isOpen()) await popup.close();
  await closeTabsBut(firefox, home);
  api.reset();
});
afterAll(async () => {
  await firefox.close();
  await Promise.all([api.close(), site.close(), elsewhere.close()]);
});

/** Both browsers read the same picture. */
async function drawImage(): Promise<Uint8Array> {
  const display = await startDisplay();
  const chromium = await launchChromium({ display, extension: CHROME_BUILD });
  const png = await renderPng(
    chromium,
    `<body style="margin:0;padding:30px;width:560px;background:#fff;font:26px/1.6 'Liberation Sans'">${lines.join('<br>')}`,
  );
  await chromium.close();
  await display.stop();
  return png;
}

async function setToken(token: string): Promise<void> {
  await firefox.extensionPage('options.html');
  await until('the options are there', () =>
    firefox.evaluate(z.boolean(), `return document.querySelector('#token') !== null`),
  );
  // A tab that is closed in the same moment takes a write that is under way along, so each is awaited.
  const isStored = (text: string) =>
    until('the token is stored', () =>
      firefox.evaluate(
        z.boolean(),
        `return ((await browser.storage.local.get('deepinfraToken')).deepinfraToken ?? '') === args[0]`,
        text,
      ),
    );
  await firefox.evaluate(
    z.null(),
    `[...document.querySelectorAll('button')].find((b) => b.textContent === 'Remove token').click()`,
  );
  await isStored('');
  if (token) await fillInTab(firefox, '#token', token);
  await isStored(token);
  await firefox.closeTab();
  await firefox.switchTo(home, true);
}

async function openImage(src: string): Promise<void> {
  const url = site.page('/page', `<body style="margin:30px"><img id="image" src="${src}">`);
  await firefox.newTab(url);
}

async function choose(item: string): Promise<void> {
  await openMenuInTab(firefox, '#image');
  await chooseItem(firefox, 'Legible', item);
  await popup.waitUntilOpen();
}

const read = (selector: string) =>
  popup.evaluate(z.string(), `return document.querySelector(args[0])?.textContent ?? ''`, selector);
const status = () => read('[role=status]');
const result = () => read('[aria-label=Result]');
const waitForStatus = async (fits: RegExp, deadlineMs = 30_000) => {
  let last = '';
  await until(`the status fits ${fits}`, async () => fits.test((last = await status())), {
    deadlineMs,
  }).catch((error: unknown) => {
    throw new Error(`the status is "${last}"`, { cause: error });
  });
};
const click = async (name: string) => {
  const selector = `[data-under-test="${name}"]`;
  await popup.evaluate(
    z.null(),
    `const found = [...document.querySelectorAll('button')].find(b => b.textContent === args[0]);
     if (!found) throw new Error('no button ' + args[0]);
     found.dataset.underTest = args[0];`,
    name,
  );
  await popup.click(selector);
};

describe('in Firefox', () => {
  it('reads on this device without a token and copies the very text', async () => {
    await setToken('');
    await openImage(site.put('/image.png', { body: image, type: 'image/png' }));
    await choose('Extract text');
    await waitForStatus(/^Done/);
    expect(await result()).toBe(lines.join('\n'));
    await click('Copy');
    await waitForStatus(/^Copied 9 words|^Copied 10 words/);
    expect(await readFirefoxClipboard(firefox)).toBe(lines.join('\n'));
    expect(api.requests.filter(({ path }) => path.includes('chat'))).toEqual([]);
  });

  it('reads with DeepInfra where there is a token', async () => {
    await setToken('test-token');
    await openImage(site.put('/image.png', { body: image, type: 'image/png' }));
    await choose('Extract text');
    await waitForStatus(/^Done/);
    expect((await result()).split('\n').filter(Boolean)).toEqual(lines);
    const request = await api.waitForRequest(({ path }) => path.includes('chat'));
    expect(request.complaints).toEqual([]);
    expect(request.images[0]?.bytes.equals(Buffer.from(image))).toBe(true);
    expect(await read('.details')).toMatch(/Tokens:?[\d,]+ in/);
  });

  it('crops the screenshot where the image belongs to another origin', async () => {
    await openImage(elsewhere.put('/image.png', { body: image, type: 'image/png' }));
    await choose('Extract text');
    await waitForStatus(/^Done/);
    expect(await read('.details')).toContain('screenshot');
    expect((await result()).split('\n').filter(Boolean)).toEqual(lines);
  });

  it('describes, or says that it needs a token', async () => {
    await openImage(site.put('/image.png', { body: image, type: 'image/png' }));
    await choose('Describe image');
    await waitForStatus(/^Done/);
    expect(await result()).toMatch(/^An image of/);
    await popup.close();
    await setToken('');
    await openImage(site.put('/image.png', { body: image, type: 'image/png' }));
    await choose('Describe image');
    await waitForStatus(/needs a DeepInfra token/);
  });

  it('has an own prompt in its menu as soon as it is written', async () => {
    await setToken('test-token');
    await firefox.extensionPage('options.html');
    await until('the options are there', () =>
      firefox.evaluate(z.boolean(), `return document.querySelector('#token') !== null`),
    );
    await firefox.evaluate(
      z.null(),
      `[...document.querySelectorAll('button')].find((b) => b.textContent === 'Add a prompt').click()`,
    );
    await fillInTab(firefox, '.own-prompts .name input', 'Quote & cite');
    await fillInTab(firefox, '.own-prompts textarea', 'Quote the seat alone.');
    await until('the menu has it', () =>
      firefox.evaluate(
        z.boolean(),
        `const id = document.querySelector('.own-prompts li').dataset.id;
         const { ownPrompts = [] } = await browser.storage.local.get('ownPrompts');
         if (ownPrompts[0]?.prompt !== 'Quote the seat alone.') return false;
         return browser.menus.update('own-prompt:' + id, {}).then(() => true, () => false);`,
      ),
    );
    await firefox.closeTab();
    await firefox.switchTo(home, true);
    api.play({ kind: 'answer', text: 'Seat 14C' });
    await openImage(site.put('/image.png', { body: image, type: 'image/png' }));
    await choose('Quote & cite');
    await waitForStatus(/^Done/);
    expect(await result()).toBe('Seat 14C');
    const request = await api.waitForRequest(({ path }) => path.includes('chat'));
    expect(JSON.stringify(request.body)).toContain('Quote the seat alone.');
  });

  it('stops, keeping what came', async () => {
    await setToken('test-token');
    api.play({ kind: 'manual' });
    await openImage(site.put('/image.png', { body: image, type: 'image/png' }));
    await choose('Extract text');
    const stream = await api.nextStream();
    await stream.push('So far');
    await until('the text is there', async () => (await result()) === 'So far');
    await click('Stop');
    await waitForStatus(/^Stopped/);
    expect(await result()).toBe('So far');
    await api.waitForRequest(({ closedEarly }) => closedEarly);
  });

  it('shows a job whose background page died as interrupted, and Retry reads it', async () => {
    await setToken('test-token');
    api.play({ kind: 'manual' }, { times: 1 });
    await openImage(site.put('/image.png', { body: image, type: 'image/png' }));
    await choose('Extract text');
    const stream = await api.nextStream();
    await stream.push('Half');
    await until('the text is there', async () => (await result()) === 'Half');
    await terminateBackground(firefox);
    await waitForStatus(/^Interrupted/);
    expect(await result()).toBe('Half');
    await click('Retry');
    await waitForStatus(/^Done/);
    expect(await result()).toContain('Seat 14C');
  });

  it('has the same page in the sidebar and the workspace', async () => {
    await setToken('test-token');
    api.play({ kind: 'answer', text: 'The same everywhere' });
    await openImage(site.put('/image.png', { body: image, type: 'image/png' }));
    await choose('Extract text');
    await waitForStatus(/^Done/);
    for (const path of ['sidepanel.html', 'workspace.html', 'popup.html']) {
      await firefox.extensionPage(path);
      await until(`${path} shows the job`, () =>
        firefox.evaluate(
          z.boolean(),
          `return document.querySelector('[aria-label=Result]')?.textContent === 'The same everywhere'`,
        ),
      );
    }
    await clickInTab(firefox, '[aria-label=Result]');
  });
});
