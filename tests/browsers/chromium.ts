import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { launch, TargetType, type Browser, type Page, type Target } from 'puppeteer-core';
import { findChromium } from './browser-programs.ts';
import { ServiceWorker } from './chromium-worker.ts';
import type { Display } from './display.ts';
import { scratchDir } from './scratch-dir.ts';
import type { StandIn } from './stand-in.ts';

export interface ChromiumOptions {
  display: Display;
  /** The folder of the unpacked extension. */
  extension: string;
  /** The stand-in for https://api.deepinfra.com on this machine. */
  standIn?: Pick<StandIn, 'port' | 'spkiHash'>;
  /** Device pixels per CSS pixel at a zoom of 100 %. */
  deviceScaleFactor?: number;
  /** The language of the browser, as a BCP 47 tag; English without. */
  language?: string;
  /** Whether the person has allowed the extension in private windows. */
  inPrivate?: boolean;
  /** With WebGPU on Chromium's own adapter, which computes on the processor; else without WebGPU. */
  webGpu?: boolean;
  /** More command line switches. */
  args?: readonly string[];
  /** A folder for the profile that outlives the browser; a fresh one without. */
  profile?: string;
}

/** A Chromium with nothing installed but one extension, as a person would have it. */
export interface Chromium {
  readonly browser: Browser;
  readonly display: Display;
  readonly extensionId: string;
  /** Device pixels, which are screen pixels, per CSS pixel at a zoom of 100 %. */
  readonly deviceScaleFactor: number;
  readonly worker: ServiceWorker;
  /** Opens a tab in front of the others. */
  newPage(url: string): Promise<Page>;
  /** Opens a page of the extension, such as `popup.html`, in a tab. */
  extensionPage(path: string): Promise<Page>;
  /** Clicks the extension's button in the toolbar for this tab; gives `activeTab` as a person does. */
  clickToolbarButton(page: Page): Promise<void>;
  /** The popup below the toolbar, once it is open. */
  waitForPopup(timeoutMs?: number): Promise<Page>;
  /** Whether the popup below the toolbar is open. */
  isPopupOpen(): boolean;
  /** A page of the extension that it opened itself: `sidepanel.html`, or one in a new tab. */
  waitForSurface(file: string, timeoutMs?: number): Promise<Page>;
  /** Ends the browser and removes its profile. */
  close(): Promise<void>;
}

/** Starts Chromium in a window on the display, with a profile of its own. */
export async function launchChromium(options: ChromiumOptions): Promise<Chromium> {
  const { display, extension } = options;
  const executablePath = await findChromium();
  if (executablePath === undefined) throw new Error('No Chromium found: install it or set BROWSER');
  const profile = options.profile
    ? { path: options.profile, remove: async () => {} }
    : await scratchDir('chromium');
  const isFirst = (await readdir(profile.path)).length === 0;
  const browser = await launch({
    executablePath,
    // None of puppeteer's own switches: they turn on automation, and pretend what people don't have.
    ignoreDefaultArgs: true,
    args: [...switches(options), `--user-data-dir=${profile.path}`, 'about:blank'],
    headless: false,
    // The browser ends when the pipe closes, that is: at the latest with this process.
    pipe: true,
    defaultViewport: null,
    // Tests choose from menus by the first letters of the English items.
    env: { ...display.env, LANGUAGE: (options.language ?? 'en').replace('-', '_') },
  });
  const extensionId = await browser.installExtension(extension, {
    enabledInIncognito: options.inPrivate ?? false,
  });
  const origin = `chrome-extension://${extensionId}`;
  if (isFirst && existsSync(`${extension}/welcome.html`)) await closeWelcome(browser, origin);
  // A popup and a tab with the same page look alike to the debugger, so the tabs are remembered.
  const tabs = new WeakSet<Target>();
  const newPage = async (url: string): Promise<Page> => {
    const page = await browser.newPage();
    tabs.add(page.target());
    await page.goto(url);
    return page;
  };
  const surfaceOf = (file: string) => (target: Target) =>
    target.type() === TargetType.PAGE &&
    target.url().startsWith(`${origin}/${file}`) &&
    !tabs.has(target);
  return {
    browser,
    display,
    extensionId,
    deviceScaleFactor: options.deviceScaleFactor ?? 1,
    worker: new ServiceWorker(browser, origin),
    newPage,
    extensionPage: (path) => newPage(`${origin}/${path}`),
    clickToolbarButton: async (page) => {
      const extension = (await browser.extensions()).get(extensionId);
      await extension?.triggerAction(page);
    },
    waitForSurface: async (file, timeout = 10_000) => {
      const target = await browser.waitForTarget(surfaceOf(file), { timeout });
      return target.asPage();
    },
    waitForPopup: async (timeout = 10_000) => {
      const target = await browser.waitForTarget(surfaceOf('popup.html'), { timeout });
      const popup = await target.asPage();
      // It is loaded before it is shown; who clicks elsewhere in between doesn't close it.
      await popup.waitForFunction(() => outerWidth > 0 && document.hasFocus(), { timeout });
      return popup;
    },
    isPopupOpen: () => browser.targets().some(surfaceOf('popup.html')),
    close: async () => {
      await browser.close();
      await profile.remove();
    },
  };
}

/** The page that opens once after the install would lie above what a test opens. */
async function closeWelcome(browser: Browser, origin: string): Promise<void> {
  const target = await browser.waitForTarget((target) => target.url() === `${origin}/welcome.html`);
  await (await target.page())?.close();
}

function switches({ standIn, deviceScaleFactor, webGpu, args = [] }: ChromiumOptions): string[] {
  return [
    // What the pipe needs to install an unpacked extension.
    '--enable-unsafe-extension-debugging',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    // The bar that warns of a missing sandbox moves the page down some time after the start.
    '--disable-infobars',
    ...(webGpu
      ? ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader', '--disable-gpu-compositing']
      : ['--disable-gpu']),
    '--disable-quic',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--password-store=basic',
    '--window-position=20,20',
    '--window-size=1200,900',
    ...(deviceScaleFactor === undefined
      ? []
      : [`--force-device-scale-factor=${deviceScaleFactor}`]),
    ...(standIn === undefined
      ? []
      : [
          `--host-resolver-rules=MAP api.deepinfra.com 127.0.0.1:${standIn.port}`,
          `--ignore-certificate-errors-spki-list=${standIn.spkiHash}`,
        ]),
    ...args,
  ];
}
