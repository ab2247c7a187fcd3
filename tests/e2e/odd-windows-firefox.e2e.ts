import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { clickInTab, dragInTab, pressKeysInTab, pressShortcut } from '../browsers/firefox-input.ts';
import { ALT, ENTER, SHIFT } from '../browsers/firefox-keys.ts';
import { chooseItem, openMenuInTab } from '../browsers/firefox-menu.ts';
import { launchFirefox, type Firefox } from '../browsers/firefox.ts';
import { until } from '../browsers/until.ts';
import { startPageServer, type PageServer } from '../pages/page-server.ts';
import { FIREFOX_BUILD } from './firefox-build.ts';
import { captureAlone, closeTabsBut } from './firefox-tabs.ts';
import { CARD, OVERLAY } from './region-lab.ts';
import { storedImageInFirefox } from './stored-image.ts';

let own: PageServer;
let far: PageServer;
let firefox: Firefox;
let ours: string;
let image: string;
const seen: string[] = [];

beforeAll(async () => {
  [own, far] = await Promise.all([startPageServer(), startPageServer()]);
  firefox = await launchFirefox({ extension: FIREFOX_BUILD });
  ours = await firefox.extensionPage('options.html');
  await captureAlone(firefox);
  const src = far.put('/card.svg', {
    type: 'image/svg+xml',
    body: `<svg xmlns="http://www.w3.org/2000/svg" width="160" height="100"><rect width="160" height="100" fill="rgb(${CARD.join()})"/></svg>`,
  });
  image = `<img id="t" src="${src}" style="position:absolute;left:40px;top:30px">`;
});
afterEach(async () => {
  await closeTabsBut(firefox, ours);
});
afterAll(async () => {
  await firefox.close();
  await Promise.all([own.close(), far.close()]);
});

async function captured() {
  await firefox.switchTo(ours);
  const stored = await storedImageInFirefox(firefox, seen, CARD);
  seen.push(stored.jobId);
  return stored;
}

async function openPopupWindow(): Promise<void> {
  const url = own.page('/small', `<body style="background:#ccc">${image}`);
  const opener = own.page(
    '/opener',
    `<button onclick="open('${url}', '', 'width=600,height=500')">Open`,
  );
  await firefox.newTab(opener);
  const before = await firefox.tabs();
  await clickInTab(firefox, 'button');
  const handle = await until('the pop-up window opens', async () =>
    (await firefox.tabs()).find((tab) => !before.includes(tab)),
  );
  await firefox.switchTo(handle, true);
  await until('its image is loaded', () =>
    firefox.evaluate(z.boolean(), `return document.querySelector('#t')?.complete === true`),
  );
}

async function openFullScreen(): Promise<void> {
  const body = `<div onclick="this.requestFullscreen()" style="background:#ccc">${image}</div>`;
  await firefox.newTab(own.page('/full', body));
  await clickInTab(firefox, '#t');
  await until('it fills the screen', () =>
    firefox.evaluate(
      z.boolean(),
      `return document.fullscreenElement !== null && innerHeight === screen.height`,
    ),
  );
}

/** Where Firefox has no place for the popup. */
async function waitForSmallWindow(): Promise<void> {
  await until('the result has a window of its own', () =>
    firefox.evaluateInChrome(
      z.boolean(),
      `return [...Services.wm.getEnumerator('navigator:browser')].some(
        ({ gBrowser }) => gBrowser.currentURI.spec === args[0]);`,
      `${firefox.origin}/popup.html`,
    ),
  );
}

describe.each([
  ['a pop-up window', openPopupWindow],
  ['full screen', openFullScreen],
])('in %s', (_, open) => {
  it('an image is captured to the pixel', async () => {
    await open();
    await openMenuInTab(firefox, '#t');
    await chooseItem(firefox, 'Legible', 'Extract text');
    await waitForSmallWindow();
    expect(await captured()).toMatchObject({
      width: 160,
      height: 100,
      left: 0,
      top: 0,
      toRight: 0,
      toBottom: 0,
    });
  });

  it('a region is captured to the pixel', async () => {
    await open();
    await pressShortcut(firefox, ALT, SHIFT, 'o');
    await until('the selector opens', () =>
      firefox.evaluate(z.boolean(), 'return document.querySelector(args[0]) !== null', OVERLAY),
    );
    await firefox.evaluate(
      z.null(),
      'await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))',
    );
    await dragInTab(firefox, [
      { x: 33, y: 25 },
      { x: 100, y: 90 },
      { x: 209, y: 141 },
    ]);
    await pressKeysInTab(firefox, ENTER);
    await waitForSmallWindow();
    expect(await captured()).toMatchObject({
      width: 176,
      height: 116,
      left: 7,
      top: 5,
      toRight: 9,
      toBottom: 11,
    });
  });
});
