import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { dragInTab, pressKeysInTab, pressShortcut } from '../browsers/firefox-input.ts';
import { chooseItem, openMenuInTab } from '../browsers/firefox-menu.ts';
import { FirefoxPopup } from '../browsers/firefox-popup.ts';
import { launchFirefox, type Firefox } from '../browsers/firefox.ts';
import { until } from '../browsers/until.ts';
import { startPageServer, type PageServer } from '../pages/page-server.ts';
import { FIREFOX_BUILD } from './firefox-build.ts';
import { closeTabsBut } from './firefox-tabs.ts';
import { ALT, SHIFT, ENTER, ESCAPE, RIGHT } from '../browsers/firefox-keys.ts';

const OVERLAY = '[data-legible-overlay]';

let site: PageServer;
let firefox: Firefox;
let popup: FirefoxPopup;
let home: string;

beforeAll(async () => {
  site = await startPageServer();
  firefox = await launchFirefox({ extension: FIREFOX_BUILD });
  popup = new FirefoxPopup(firefox);
  [home = ''] = await firefox.tabs();
});
afterEach(async () => {
  if (await popup.isOpen()) await popup.close();
  await closeTabsBut(firefox, home);
});
afterAll(async () => {
  await firefox.close();
  await site.close();
});

const isThere = () =>
  firefox.evaluate(z.boolean(), 'return document.querySelector(args[0]) !== null', OVERLAY);

async function openSelector(): Promise<void> {
  await pressShortcut(firefox, ALT, SHIFT, 'o');
  await until('the selector opens', isThere);
  // Its script goes on when the frame is there.
  await firefox.evaluate(
    z.null(),
    'await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))',
  );
}

async function openPage(body: string): Promise<void> {
  await firefox.newTab(site.page('/page', `<body style="margin:0;background:#fff">${body}`));
}

const LISTENING = `<script>
  window.heard = [];
  for (const type of ['pointerdown', 'mousedown', 'click', 'pointermove', 'keydown', 'keyup'])
    addEventListener(type, (event) => heard.push(type), true);
</script>`;

it('captures what was dragged, to the pixel', async () => {
  await openPage('<div style="height:3000px">Seat 14C</div>');
  await openSelector();
  await dragInTab(firefox, [
    { x: 120, y: 150 },
    { x: 300, y: 200 },
    { x: 471, y: 433 },
  ]);
  await pressKeysInTab(firefox, ENTER);
  await popup.waitUntilOpen();
  const details = () =>
    popup.evaluate(z.string(), `return document.querySelector('.details')?.textContent ?? ''`);
  await until('it is captured', async () => (await details()).includes('screenshot'));
  expect(await details()).toContain('351 × 283');
  expect(await isThere()).toBe(false);
});

it('is not heard by the page, works by keys alone, and leaves on Escape', async () => {
  await openPage(LISTENING);
  await openSelector();
  await firefox.evaluate(z.unknown(), 'heard.length = 0; return null');
  await dragInTab(firefox, [
    { x: 120, y: 150 },
    { x: 471, y: 433 },
  ]);
  await pressKeysInTab(firefox, RIGHT);
  await pressKeysInTab(firefox, ESCAPE);
  await until('the selector is gone', async () => !(await isThere()));
  expect(await firefox.evaluate(z.array(z.string()), 'return heard')).toEqual([]);
  expect(
    await firefox.evaluate(z.number(), 'return document.documentElement.children.length'),
  ).toBe(2);
});

it('opens from the menu and is toggled off by the shortcut', async () => {
  await openPage('<p id="text">Seat 14C');
  await openMenuInTab(firefox, '#text');
  await chooseItem(firefox, 'Legible', 'Select a region…');
  await until('the selector opens', isThere);
  await pressShortcut(firefox, ALT, SHIFT, 'o');
  await until('the selector is gone', async () => !(await isThere()));
  expect(await isThere()).toBe(false);
});
