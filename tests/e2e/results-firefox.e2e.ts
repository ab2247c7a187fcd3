import { readdir, readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { readClipboard, readClipboardHtml, readClipboardText } from '../browsers/clipboard.ts';
import { startDisplay, type Display } from '../browsers/display.ts';
import { clickInTab, pressKeysInTab } from '../browsers/firefox-input.ts';
import { CONTROL } from '../browsers/firefox-keys.ts';
import { chooseItem, openMenuInTab } from '../browsers/firefox-menu.ts';
import { FirefoxPopup } from '../browsers/firefox-popup.ts';
import { launchFirefox, type Firefox } from '../browsers/firefox.ts';
import { scratchDir, type ScratchDir } from '../browsers/scratch-dir.ts';
import { until } from '../browsers/until.ts';
import { imageFormat } from '../../utils/core/image-format.ts';
import { startDeepInfra, type DeepInfraServer } from '../deepinfra/server.ts';
import { textPng } from '../deepinfra/text-png.ts';
import { startPageServer, type PageServer } from '../pages/page-server.ts';
import { FIREFOX_BUILD } from './firefox-build.ts';
import { cellsOf, resultKinds, TABLE_ROWS, type ResultKind } from './result-kinds.ts';

let api: DeepInfraServer;
let site: PageServer;
let scratch: ScratchDir;
let firefox: Firefox;
let display: Display;
let popup: FirefoxPopup;
let pageTab: string;

beforeAll(async () => {
  [display, api, site, scratch] = await Promise.all([
    startDisplay(),
    startDeepInfra(),
    startPageServer(),
    scratchDir('downloads'),
  ]);
  const preferences = {
    'browser.download.folderList': 2,
    'browser.download.dir': scratch.path,
    'browser.download.alwaysOpenPanel': false,
  };
  firefox = await launchFirefox({ extension: FIREFOX_BUILD, standIn: api, display, preferences });
  popup = new FirefoxPopup(firefox);
  await firefox.extensionPage('options.html');
  await firefox.evaluate(
    z.null(),
    `await browser.storage.local.set({ deepinfraToken: 'test-token' })`,
  );
  const src = site.put('/image.png', { body: textPng('KIOSK'), type: 'image/png' });
  const body = `<body style="margin:30px"><img id="image" src="${src}" alt="old">`;
  pageTab = await firefox.newTab(site.page('/page', body));
});
afterEach(async () => {
  if (await popup.isOpen()) await popup.close();
});
afterAll(async () => {
  await firefox.close();
  await Promise.all([api.close(), site.close(), scratch.remove(), display.stop()]);
});

/** Clicks a button of the popup by its name, once it is there and can be pressed. */
async function press(name: string): Promise<void> {
  await until(`there is ${name} to press`, () =>
    popup.evaluate(
      z.boolean(),
      `const named = (button) => (button.ariaLabel ?? button.textContent) === args[0];
      const found = [...document.querySelectorAll('button')].find(named);
      document.querySelector('[data-under-test]')?.removeAttribute('data-under-test');
      if (!found || found.disabled) return false;
      found.dataset.underTest = '';
      return true;`,
      name,
    ),
  );
  await popup.click('[data-under-test]');
}

async function waitForStatus(beginning: string): Promise<void> {
  await until(`the status is ${beginning}`, () =>
    popup.evaluate(
      z.boolean(),
      `return document.querySelector('[role=status]')?.textContent.startsWith(args[0]) ?? false`,
      beginning,
    ),
  );
}

/** Opens the popup with a result of that kind, from the right-click on. */
async function read({ task, answer, plain = answer, begin }: ResultKind): Promise<void> {
  const isInMenu = task === 'extract-text' || task === 'describe-image';
  api.play({ kind: 'answer', text: isInMenu ? answer : 'Kiosk am Markt' });
  await openMenuInTab(firefox, '#image');
  const item = task === 'describe-image' ? 'Describe image' : 'Extract text';
  await chooseItem(firefox, 'Legible', item);
  await popup.waitUntilOpen();
  if (!isInMenu) {
    await waitForResult('Kiosk am Markt');
    api.play({ kind: 'answer', text: answer });
    await popup.evaluate(
      z.null(),
      `const list = document.querySelector('[aria-label=Task]');
      list.value = args[0];
      list.dispatchEvent(new Event('change', { bubbles: true }));
      return null`,
      task,
    );
    if (begin !== undefined) await press(begin);
  }
  await waitForResult(task === 'receipt' ? plain : answer);
}

async function waitForResult(text: string): Promise<void> {
  await until(`the popup shows ${text}`, () =>
    popup.evaluate(
      z.boolean(),
      `return document.querySelector('[aria-label=Result]')?.textContent === args[0]
        && document.querySelector('[role=status]')?.textContent.startsWith('Done')`,
      text,
    ),
  );
}

const clipboardText = () => readClipboardText(display);

describe('from a click on the image to the clipboard', () => {
  it.each(resultKinds)('$task', async (kind) => {
    await read(kind);
    const { plain = kind.answer, cells = [], markup = [], choices = {} } = kind;
    if (kind.formatted) {
      await until('it is shown as what it is', () =>
        popup.evaluate(
          z.boolean(),
          `return document.querySelector('[aria-label="Formatted result"]') !== null`,
        ),
      );
    }
    await press('Copy');
    await waitForStatus('Copied');
    expect(await clipboardText()).toBe(plain);
    const html = await readClipboardHtml(display);
    expect(cellsOf(html)).toEqual(cells);
    for (const part of markup) expect(html).toContain(part);
    expect(html === '').toBe(cells.length + markup.length === 0);

    for (const [name, text] of Object.entries(choices)) {
      await press(name);
      await expect.poll(clipboardText, { interval: 50 }).toBe(text);
    }
    if (kind.task !== 'table') return;
    await press('Copy as HTML');
    await expect.poll(clipboardText, { interval: 50 }).toMatch(/^<table>[^]*<\/table>$/);
    // The platform's copy key gives the same as the button.
    await popup.press('c', ['ctrlKey']);
    await expect.poll(clipboardText, { interval: 50 }).toBe(plain);
    expect(cellsOf(await readClipboardHtml(display))).toEqual(cells);

    await press('Save as CSV');
    const saved = await until('the file is saved', async () => {
      const name = (await readdir(scratch.path)).find((file) => file.endsWith('.csv'));
      const text = name && (await readFile(`${scratch.path}/${name}`, 'utf8'));
      return text === '' ? undefined : text;
    });
    // With the mark by which spreadsheets know the encoding.
    expect(saved).toBe(`\uFEFF${choices['Copy as CSV']}`);
  });

  it('a table is one where it is pasted', async () => {
    await firefox.newTab(
      site.page('/paste', '<body><div id="here" contenteditable style="height:300px"></div>'),
    );
    await clickInTab(firefox, '#here');
    await pressKeysInTab(firefox, CONTROL, 'v');
    const rows = await until('it is pasted', async () => {
      const found = await firefox.evaluate(
        z.array(z.array(z.string())),
        `return [...document.querySelectorAll('#here tr')]
          .map(({ cells }) => [...cells].map(({ textContent }) => textContent))`,
      );
      return found.length > 0 && found;
    });
    expect(rows).toEqual(TABLE_ROWS);
    await firefox.closeTab();
    await firefox.switchTo(pageTab, true);
  });
});

it('the image is copied as PNG', async () => {
  const [kind] = resultKinds;
  if (kind) await read(kind);
  await press('Copy image');
  await until('it is said', () =>
    popup.evaluate(
      z.boolean(),
      `return document.querySelector('.result-tools output')?.textContent.includes('copied') ?? false`,
    ),
  );
  const png = await readClipboard(display, 'image/png');
  expect(imageFormat(png)).toBe('png');
});

describe('a description', () => {
  it('becomes the alternative text on the page, and what was there before comes back', async () => {
    const kind = resultKinds.find(({ task }) => task === 'describe-image');
    const outer = () =>
      firefox.evaluate(z.string(), `return document.querySelector('#image').outerHTML`);
    const before = await outer();
    if (kind) await read(kind);
    await press('Use as alt text on the page');
    await expect.poll(outer).toContain(' alt="A kiosk at dusk. Two people wait."');
    await popup.close();

    // A view that is opened later knows of it too.
    await firefox.extensionPage('sidepanel.html');
    await until('it is undone', () =>
      firefox.evaluate(
        z.boolean(),
        `const found = [...document.querySelectorAll('button')];
        const undo = found.find(({ textContent }) => textContent === 'Undo');
        undo?.click();
        return undo !== undefined`,
      ),
    );
    await firefox.closeTab();
    await firefox.switchTo(pageTab, true);
    await expect.poll(outer).toBe(before);
  });
});
