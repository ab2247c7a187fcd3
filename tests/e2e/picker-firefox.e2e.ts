import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { clickInTab, dragInTab, pressShortcut } from '../browsers/firefox-input.ts';
import { ALT, SHIFT } from '../browsers/firefox-keys.ts';
import { FirefoxPopup } from '../browsers/firefox-popup.ts';
import { launchFirefox, type Firefox } from '../browsers/firefox.ts';
import { until } from '../browsers/until.ts';
import { framedCards, framedRegion, framedTargets } from '../pages/framed-cards.ts';
import { startPageServer, type PageServer } from '../pages/page-server.ts';
import { FIREFOX_BUILD } from './firefox-build.ts';
import { captureAlone } from './firefox-tabs.ts';
import { CARD, OVERLAY } from './region-lab.ts';
import { storedImageInFirefox, type StoredImage } from './stored-image.ts';

let own: PageServer;
let far: PageServer;
let firefox: Firefox;
let popup: FirefoxPopup;
let ours: string;
let tab: string;
const seen: string[] = [];

beforeAll(async () => {
  [own, far] = await Promise.all([startPageServer(), startPageServer()]);
  firefox = await launchFirefox({ extension: FIREFOX_BUILD });
  popup = new FirefoxPopup(firefox);
  ours = await firefox.extensionPage('options.html');
  await captureAlone(firefox);
});
afterEach(async () => {
  if (await popup.isOpen()) await popup.close();
  await firefox.switchTo(tab);
  await firefox.closeTab();
  await firefox.switchTo(ours, true);
});
afterAll(async () => {
  await firefox.close();
  await Promise.all([own.close(), far.close()]);
});

const isThere = () =>
  firefox.evaluate(z.boolean(), 'return document.querySelector(args[0]) !== null', OVERLAY);

async function waitForPicker(): Promise<void> {
  await until('the picker opens', isThere);
  // Its script goes on when the frame is there.
  await firefox.evaluate(
    z.null(),
    'await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))',
  );
}

async function openFromPopup(): Promise<void> {
  tab = await firefox.newTab(framedCards(own, far));
  await pressShortcut(firefox, ALT, SHIFT, 'l');
  await popup.waitUntilOpen();
  const find = `const pick = [...document.querySelectorAll('button')].find(
      ({ textContent }) => textContent === 'Pick an image…');
    pick?.setAttribute('data-pick', '');
    return pick !== undefined;`;
  await until('the button is there', () => popup.evaluate(z.boolean(), find));
  await popup.click('[data-pick]');
  await until('the popup makes way', async () => !(await popup.isOpen()));
  await waitForPicker();
}

async function captured(): Promise<StoredImage> {
  await firefox.switchTo(ours);
  const image = await storedImageInFirefox(firefox, seen, CARD);
  seen.push(image.jobId);
  // It opens beside the capture, and would do so in the next test.
  await popup.waitUntilOpen();
  return image;
}

it.each(framedTargets)('takes $what', async ({ at, image }) => {
  await openFromPopup();
  await clickInTab(firefox, at);
  expect(await captured()).toMatchObject(image);
});

it('takes a region over frames by a drag', async () => {
  await openFromPopup();
  await dragInTab(firefox, [framedRegion.from, { x: 700, y: 200 }, framedRegion.to]);
  expect(await captured()).toMatchObject(framedRegion.image);
});

it('opens by its command, once that has a key', async () => {
  await firefox.evaluate(
    z.null(),
    `await browser.commands.update({ name: 'pick-image', shortcut: 'Alt+Shift+U' })`,
  );
  tab = await firefox.newTab(framedCards(own, far));
  await pressShortcut(firefox, ALT, SHIFT, 'u');
  await waitForPicker();
  await clickInTab(firefox, framedTargets[0].at);
  expect(await captured()).toMatchObject(framedTargets[0].image);
});
