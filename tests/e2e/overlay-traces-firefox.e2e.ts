import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { dragInTab, pressKeysInTab, pressShortcut } from '../browsers/firefox-input.ts';
import { FirefoxPopup } from '../browsers/firefox-popup.ts';
import { launchFirefox, type Firefox } from '../browsers/firefox.ts';
import { until } from '../browsers/until.ts';
import { startPageServer, type PageServer } from '../pages/page-server.ts';
import { FIREFOX_BUILD } from './firefox-build.ts';
import { ALT, SHIFT, ENTER, ESCAPE } from '../browsers/firefox-keys.ts';

const OVERLAY = '[data-legible-overlay]';

let site: PageServer;
let firefox: Firefox;
let popup: FirefoxPopup;

beforeAll(async () => {
  site = await startPageServer();
  firefox = await launchFirefox({ extension: FIREFOX_BUILD });
  popup = new FirefoxPopup(firefox);
  const body = '<body style="margin:0;background:#fff"><div style="height:9000px">Seat 14C</div>';
  await firefox.newTab(site.page('/page', body));
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
  await dragInTab(firefox, [
    { x: 120, y: 150 },
    { x: 471, y: 433 },
  ]);
}

/** The page's markup and where it is scrolled; and the window, as it is seen. */
async function traces(): Promise<readonly unknown[]> {
  const markup = await firefox.evaluate(
    z.array(z.unknown()),
    'return [document.documentElement.outerHTML, scrollX, scrollY, Object.keys(window).length]',
  );
  return [...markup, (await firefox.screenshot()).toString('base64')];
}

it('leaves nothing after Escape', async () => {
  const before = await traces();
  await openSelector();
  await pressKeysInTab(firefox, ESCAPE);
  await until('the selector is gone', async () => !(await isThere()));
  expect(await traces()).toEqual(before);
});

it('leaves nothing after a region was captured', async () => {
  const before = await traces();
  await openSelector();
  await pressKeysInTab(firefox, ENTER);
  await popup.waitUntilOpen();
  await popup.close();
  expect(await traces()).toEqual(before);
});

it('leaves nothing on a page that is navigated away from', async () => {
  const before = await traces();
  const here = await firefox.evaluate(z.string(), 'return location.href');
  await openSelector();
  await firefox.goto(site.page('/next', '<p>Another page'));
  expect(await isThere()).toBe(false);
  await firefox.goto(here);
  expect(await traces()).toEqual(before);
});

it('leaves nothing to be seen when the extension is updated in the middle', async () => {
  const [, ...before] = await traces();
  await openSelector();
  await firefox.evaluateInChrome(
    z.null(),
    `const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
    const addon = await AddonManager.getAddonByID(args[0]);
    await addon.reload();`,
    firefox.extensionId,
  );
  // An empty element stays: Firefox ends the script that would take it away.
  const seen = async () => (await traces()).slice(1);
  await until('it is out of sight', async () => String(await seen()) === String(before));
  const hit = 'return document.elementFromPoint(200, 200).matches(args[0])';
  expect(await firefox.evaluate(z.boolean(), hit, OVERLAY)).toBe(false);
});
