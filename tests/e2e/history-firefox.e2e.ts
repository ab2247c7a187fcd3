import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { fillInTab } from '../browsers/firefox-input.ts';
import { chooseItem, openMenuInTab } from '../browsers/firefox-menu.ts';
import { FirefoxPopup } from '../browsers/firefox-popup.ts';
import { trustStandIn } from '../browsers/firefox-stand-in.ts';
import { allowInPrivate, launchFirefox, type Firefox } from '../browsers/firefox.ts';
import { scratchDir, type ScratchDir } from '../browsers/scratch-dir.ts';
import { until } from '../browsers/until.ts';
import { packXpi } from '../browsers/xpi.ts';
import { startDeepInfra, type DeepInfraServer } from '../deepinfra/server.ts';
import { textPng } from '../deepinfra/text-png.ts';
import { startPageServer, type PageServer } from '../pages/page-server.ts';
import { FIREFOX_BUILD } from './firefox-build.ts';
import { menuIsMade } from './firefox-menu-made.ts';
import { closeTabsBut } from './firefox-tabs.ts';

let api: DeepInfraServer;
let site: PageServer;
let folder: ScratchDir;
let profile: ScratchDir;
let firefox: Firefox;
let popup: FirefoxPopup;
let home: string;
let pageUrl: string;

beforeAll(async () => {
  [api, site, folder, profile] = await Promise.all([
    startDeepInfra(),
    startPageServer(),
    scratchDir('xpi'),
    scratchDir('history'),
  ]);
  await packXpi(FIREFOX_BUILD, '1', path.join(folder.path, '1.xpi'));
  await start();
  await menuIsMade(firefox, home);
  await allowInPrivate(firefox, firefox.extensionId);
  const src = site.put('/image.png', { body: textPng('THE HOTEL'), type: 'image/png' });
  pageUrl = site.page('/page', `<body style="margin:30px"><img id="image" src="${src}">`);
  await firefox.extensionPage('options.html');
  await firefox.evaluate(
    z.null(),
    `await browser.storage.local.set({ deepinfraToken: 'test-token' })`,
  );
});

/** Starts the browser, or starts it again with what it has on the disk. */
async function start(): Promise<void> {
  firefox = await launchFirefox({
    extension: path.join(folder.path, '1.xpi'),
    standIn: api,
    keepsExtension: true,
    profile: profile.path,
  });
  popup = new FirefoxPopup(firefox);
  [home = ''] = await firefox.tabs();
}

afterEach(async () => {
  if (await popup.isOpen()) await popup.close();
  await closeTabsBut(firefox, home);
});
afterAll(async () => {
  await firefox.close();
  await Promise.all([api.close(), site.close(), folder.remove(), profile.remove()]);
});

/** Reads the image of the current tab, to which the model answers with the text. */
async function read(text: string): Promise<void> {
  api.play({ kind: 'answer', text });
  await openMenuInTab(firefox, '#image');
  await chooseItem(firefox, 'Legible', 'Extract text');
  await popup.waitUntilOpen();
  await until(`the popup shows ${text}`, () =>
    popup.evaluate(
      z.boolean(),
      `return document.querySelector('[aria-label=Result]')?.textContent === args[0]
        && document.querySelector('[role=status]')?.textContent.startsWith('Done')`,
      text,
    ),
  );
}

/** The texts in the history, in a tab of its own. */
async function history(count: number): Promise<string[]> {
  await firefox.extensionPage('workspace.html?view=history');
  return until(`the history has ${count}`, async () => {
    const texts = await firefox.evaluate(
      z.array(z.string()),
      `return [...document.querySelectorAll('.history-list .item-preview')]
        .map(({ textContent }) => textContent)`,
    );
    return texts.length === count && texts;
  });
}

it('keeps a result and the image, and what is changed of it', async () => {
  await firefox.newTab(pageUrl);
  await read('Platform four');
  await popup.close();
  expect(await history(1)).toEqual(['Platform four']);
  await until('the image is shown in small', () =>
    firefox.evaluate(
      z.boolean(),
      `return document.querySelector('.history-list .thumbnail img')?.naturalWidth > 0`,
    ),
  );
  await firefox.evaluate(
    z.null(),
    `document.querySelector('.history-list .item').click();
    return null`,
  );
  const press = (name: string) =>
    until(`${name} is pressed`, () =>
      firefox.evaluate(
        z.boolean(),
        `const found = [...document.querySelectorAll('button')].find((b) => b.textContent === args[0]);
        found?.click();
        return found !== undefined`,
        name,
      ),
    );
  await press('Edit text');
  await until('the field is there', () =>
    firefox.evaluate(z.boolean(), `return document.querySelector('.edited') !== null`),
  );
  await fillInTab(firefox, '.edited', 'Platform five');
  await press('Done editing');
  await until('the history has what was changed', () =>
    firefox.evaluate(
      z.boolean(),
      `return document.querySelector('.history-list .item-preview')?.textContent === 'Platform five'`,
    ),
  );
});

/** Opens a private window with the image. */
async function openPrivate(): Promise<string> {
  // With the last private window Firefox forgets whom it trusts for one run.
  await trustStandIn(firefox, api);
  const made = await firefox.command('content', 'WebDriver:NewWindow', {
    type: 'window',
    focus: true,
    private: true,
  });
  const { handle } = z.parse(z.object({ handle: z.string() }), made);
  await firefox.switchTo(handle, true);
  await firefox.goto(pageUrl);
  return handle;
}

/** What the extension's database has but for the pixels, from one of its pages. */
async function onDisk(): Promise<string> {
  return firefox.evaluate(
    z.string(),
    `const settle = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const db = await settle(indexedDB.open('legible'));
    const all = [];
    for (const name of db.objectStoreNames) {
      const store = db.transaction(name).objectStore(name);
      all.push(await settle(store.getAllKeys()), await settle(store.getAll()));
    }
    db.close();
    return JSON.stringify(all).replaceAll('private-', 'secret');`,
  );
}

it('keeps nothing of a private window, and shows its image while it lasts', async () => {
  const handle = await openPrivate();
  await read('A secret platform');
  await until('the image stands beside the text', () =>
    popup.evaluate(
      z.boolean(),
      `return document.querySelector('.result-image img')?.naturalWidth > 0`,
    ),
  );
  await popup.close();
  await firefox.switchTo(home, true);
  // Whoever looks at another window sees nothing of it.
  await firefox.extensionPage('popup.html');
  await until('another result is shown', () =>
    firefox.evaluate(
      z.boolean(),
      `return document.querySelector('[aria-label=Result]')?.textContent === 'Platform five'`,
    ),
  );
  expect(await history(1)).toEqual(['Platform five']);
  await firefox.switchTo(handle, true);
  await firefox.closeTab();
  await firefox.switchTo(home, true);
  expect(await history(1)).toEqual(['Platform five']);
  const kept = await onDisk();
  expect(kept).toContain('Platform five');
  expect(kept).not.toContain('secret');
  const inMemory = await until('nothing is left in memory', async () => {
    const all = await firefox.evaluate(
      z.string(),
      `return JSON.stringify(await browser.storage.session.get())`,
    );
    return !all.includes('secret') && all;
  });
  expect(inMemory).not.toContain('secret');
});

it('holds a batch of a private window in memory, and forgets it', async () => {
  const handle = await openPrivate();
  const known = await firefox.tabs();
  api.play({ kind: 'answer', text: 'A secret list' });
  await openMenuInTab(firefox, '#image');
  await chooseItem(firefox, 'Legible', 'All images of this tab…');
  const opened = await until('the workspace opens', async () =>
    (await firefox.tabs()).find((tab) => !known.includes(tab)),
  );
  await firefox.switchTo(opened, true);
  const shows = (what: string, selector: string, text: string) =>
    until(what, () =>
      firefox.evaluate(
        z.nullable(z.boolean()),
        `return [...document.querySelectorAll(args[0])].some((e) => e.textContent.startsWith(args[1]))`,
        selector,
        text,
      ),
    );
  await until('its image is shown to be chosen', () =>
    firefox.evaluate(
      z.nullable(z.boolean()),
      `const button = [...document.querySelectorAll('button')].find((b) => b.textContent === 'Read 1');
      if (!(document.querySelector('.choices img')?.naturalWidth > 0) || !button) return false;
      button.click();
      return true`,
    ),
  );
  await shows('it is read', '.batch-progress', 'All read');
  await shows('its text is there', '.item-preview', 'A secret list');
  expect(await onDisk()).not.toContain('secret');
  await firefox.switchTo(handle, true);
  await firefox.closeTab();
  await firefox.switchTo(opened, true);
  await shows('another result takes its place', '[aria-label=Result]', 'Platform five');
  expect(await firefox.evaluate(z.string(), 'return document.body.textContent')).not.toContain(
    'secret',
  );
  expect(await onDisk()).not.toContain('secret');
});

it('outlives the browser', async () => {
  await firefox.close();
  await start();
  expect(await history(1)).toEqual(['Platform five']);
  await until('with its image', () =>
    firefox.evaluate(
      z.boolean(),
      `return document.querySelector('.history-list .thumbnail img')?.naturalWidth > 0`,
    ),
  );
});
