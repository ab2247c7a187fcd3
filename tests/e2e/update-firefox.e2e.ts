import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { terminateBackground } from '../browsers/firefox-background.ts';
import { dragInTab, pressShortcut } from '../browsers/firefox-input.ts';
import { ALT, SHIFT } from '../browsers/firefox-keys.ts';
import { chooseItem, openMenuInTab } from '../browsers/firefox-menu.ts';
import { FirefoxPopup } from '../browsers/firefox-popup.ts';
import { launchFirefox, type Firefox } from '../browsers/firefox.ts';
import { scratchDir, type ScratchDir } from '../browsers/scratch-dir.ts';
import { until } from '../browsers/until.ts';
import { packXpi } from '../browsers/xpi.ts';
import { startDeepInfra, type DeepInfraServer } from '../deepinfra/server.ts';
import { startPageServer, type PageServer } from '../pages/page-server.ts';
import { FIREFOX_BUILD } from './firefox-build.ts';
import { menuIsMade } from './firefox-menu-made.ts';
import { OVERLAY } from './region-lab.ts';
import { LAYER } from './text-layer-lab.ts';

let api: DeepInfraServer;
let site: PageServer;
let folder: ScratchDir;
let firefox: Firefox;
let popup: FirefoxPopup;
let tab: string;
let before: readonly unknown[];

const packed = (version: string) => path.join(folder.path, `${version}.xpi`);

beforeAll(async () => {
  [api, site, folder] = await Promise.all([startDeepInfra(), startPageServer(), scratchDir('xpi')]);
  for (const version of ['1', '2', '3']) await packXpi(FIREFOX_BUILD, version, packed(version));
  firefox = await launchFirefox({ extension: packed('1'), standIn: api, keepsExtension: true });
  popup = new FirefoxPopup(firefox);
  await firefox.extensionPage('options.html');
  await firefox.evaluate(
    z.null(),
    `await browser.storage.local.set({ deepinfraToken: 'test-token' })`,
  );
  tab = await firefox.newTab(
    site.page(
      '/page',
      `<body style="margin:30px"><canvas id="t" width="600" height="150"></canvas><script>{
        const context = t.getContext('2d');
        context.font = '48px sans-serif';
        context.fillText('Boarding at seat 14C', 40, 90);
      }</script>`,
    ),
  );
  before = await traces();
});
afterAll(async () => {
  await firefox.close();
  await Promise.all([api.close(), site.close(), folder.remove()]);
});

const isThere = (what: string) =>
  firefox.evaluate(z.boolean(), 'return document.querySelector(args[0]) !== null', what);

/** The page's markup, and the window as it is seen. */
async function traces(): Promise<readonly unknown[]> {
  const script = 'return [document.documentElement.outerHTML, Object.keys(window).length]';
  const markup = await firefox.evaluate(z.array(z.unknown()), script);
  return [...markup, (await firefox.screenshot()).toString('base64')];
}

/** What Firefox does with an update that it found and loaded. It lies ready afterwards. */
async function update(version: string): Promise<void> {
  await firefox.evaluateInChrome(
    z.null(),
    `const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
    const { FileUtils } = ChromeUtils.importESModule('resource://gre/modules/FileUtils.sys.mjs');
    const install = await AddonManager.getInstallForFile(new FileUtils.File(args[0]));
    await new Promise((resolve, reject) => {
      install.addListener({
        onInstallPostponed: () => resolve(),
        onInstallEnded: () => resolve(),
        onInstallFailed: () => reject(new Error('error ' + install.error)),
      });
      void install.install();
    });`,
    packed(version),
  );
}

const installedVersion = () =>
  firefox.evaluateInChrome(
    z.string(),
    'return WebExtensionPolicy.getByID(args[0])?.extension.version ?? "";',
    firefox.extensionId,
  );

async function waitForVersion(version: string): Promise<void> {
  await until(`version ${version} runs`, async () => (await installedVersion()) === version);
}

it('waits for a job that is being read', async () => {
  api.play({ kind: 'manual' });
  await openMenuInTab(firefox, '#t');
  await chooseItem(firefox, 'Legible', 'Extract text');
  const stream = await api.nextStream();
  await update('2');
  await stream.push('SEAT 14C');
  const result = `return document.querySelector('[aria-label=Result]')?.textContent ?? ''`;
  await until('the text is there', async () =>
    (await popup.evaluate(z.string(), result)).includes('SEAT 14C'),
  );
  expect(await installedVersion()).toBe('1');
  await stream.finish();
  await expect(waitForVersion('2')).resolves.toBeUndefined();
});

it('leaves nothing of a text layer and of a selector above it', async () => {
  await menuIsMade(firefox, tab);
  await openMenuInTab(firefox, '#t');
  await chooseItem(firefox, 'Legible', 'Select text on the image');
  await until('the layer is there', () => isThere(LAYER), { deadlineMs: 30_000 });
  await pressShortcut(firefox, ALT, SHIFT, 'o');
  await until('the selector opens', () => isThere(OVERLAY));
  await dragInTab(firefox, [
    { x: 120, y: 150 },
    { x: 471, y: 433 },
  ]);
  // Firefox ends an idle background, and the update wakes it.
  await terminateBackground(firefox);
  await update('3');
  await waitForVersion('3');
  expect(await traces()).toEqual(before);
});
