import { readdir } from 'node:fs/promises';
import * as z from 'zod/mini';
import { spawnBound, stopProcess } from './bound-process.ts';
import { findFirefox } from './browser-programs.ts';
import type { Display } from './display.ts';
import {
  forgetPort,
  marionettePort,
  writePreferences,
  type Preferences,
} from './firefox-profile.ts';
import { FirefoxSession } from './firefox-session.ts';
import { standInPreferences, trustStandIn } from './firefox-stand-in.ts';
import { Marionette } from './marionette.ts';
import { scratchDir } from './scratch-dir.ts';
import type { StandIn } from './stand-in.ts';
import { until } from './until.ts';

export interface FirefoxOptions {
  /** The folder of the unpacked extension, or an .xpi file. */
  extension: string;
  /** Where to open a window; without it Firefox runs headless, with menus and popups all the same. */
  display?: Display;
  /** The stand-in for https://api.deepinfra.com on this machine. */
  standIn?: Pick<StandIn, 'port' | 'certificatePem'>;
  preferences?: Preferences;
  /** Whether the person has allowed the extension in private windows. */
  inPrivate?: boolean;
  /** Installed as a person does it, so that it can be updated; else until the browser ends. */
  keepsExtension?: boolean;
  /**
   * A folder for the profile that outlives the browser; a fresh one without. What was installed in
   * it to be kept is there again.
   */
  profile?: string;
}

const WINDOW_SIZE = ['-width', '1200', '-height', '900'];
const Installed = z.object({ value: z.string() });

/** A Firefox with nothing installed but one extension. */
export class Firefox extends FirefoxSession {
  /** The extension's id in its manifest. */
  readonly extensionId: string;
  /** Where the extension's own pages stand: `moz-extension://…`. */
  readonly origin: string;
  /** Ends the browser and removes its profile. */
  readonly close: () => Promise<void>;

  constructor(
    marionette: Marionette,
    extension: { id: string; origin: string },
    close: () => Promise<void>,
  ) {
    super(marionette);
    this.extensionId = extension.id;
    this.origin = extension.origin;
    this.close = close;
  }

  /** Opens a page of the extension, such as `popup.html`, in a new tab. */
  async extensionPage(path: string): Promise<string> {
    return this.newTab(`${this.origin}/${path}`);
  }
}

/** Starts Firefox with a fresh profile and installs the extension. */
export async function launchFirefox(options: FirefoxOptions): Promise<Firefox> {
  const { display, standIn, preferences, keepsExtension = false, inPrivate = false } = options;
  const program = await findFirefox();
  if (program === undefined) throw new Error('No Firefox found: install firefox-esr');
  const profile = options.profile
    ? { path: options.profile, remove: async () => {} }
    : await scratchDir('firefox');
  const isFirst = (await readdir(profile.path)).length === 0;
  await forgetPort(profile.path);
  await writePreferences(profile.path, {
    ...(standIn && standInPreferences(standIn)),
    ...(keepsExtension && { 'xpinstall.signatures.required': false }),
    ...preferences,
  });
  const process = spawnBound(program, switches(profile.path, display), {
    env: { ...(display?.env ?? globalThis.process.env), MOZ_DISABLE_AUTO_SAFE_MODE: '1' },
  });
  const marionette = await Marionette.connect(await marionettePort(profile.path));
  await marionette.send('WebDriver:NewSession', { capabilities: {} });
  const session = new FirefoxSession(marionette);
  if (standIn) await trustStandIn(session, standIn);
  const id = isFirst
    ? await install(marionette, options.extension, keepsExtension)
    : await installedBefore(session);
  const host = await session.evaluateInChrome(
    z.string(),
    'return WebExtensionPolicy.getByID(args[0]).mozExtensionHostname;',
    id,
  );
  if (isFirst) await closeWelcome(session);
  if (isFirst && inPrivate) await allowInPrivate(session, id);
  return new Firefox(marionette, { id, origin: `moz-extension://${host}` }, async () => {
    // As a person does it, where what is on the disk is to be used again.
    if (options.profile) await marionette.send('Marionette:Quit', { flags: ['eAttemptQuit'] });
    marionette.close();
    await stopProcess(process);
    await profile.remove();
  });
}

async function install(marionette: Marionette, path: string, isKept: boolean): Promise<string> {
  const installed = await marionette.send('Addon:Install', { path, temporary: !isKept });
  return z.parse(Installed, installed).value;
}

/** The id of the extension that the profile has, once it runs. */
async function installedBefore(session: FirefoxSession): Promise<string> {
  return until('the extension runs again', () =>
    session.evaluateInChrome(
      z.nullable(z.string()),
      `const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
      const addons = await AddonManager.getAddonsByTypes(['extension']);
      const id = addons.find(({ isBuiltin, isSystem }) => !isBuiltin && !isSystem)?.id;
      return (id && WebExtensionPolicy.getByID(id)?.active && id) || null;`,
    ),
  );
}

/** The page that opens once after the install would lie above what a test opens. */
async function closeWelcome(session: FirefoxSession): Promise<void> {
  await until('the welcome page is there, and closed', () =>
    session.evaluateInChrome(
      z.boolean(),
      `const { gBrowser } = Services.wm.getMostRecentWindow('navigator:browser');
      const isWelcome = (tab) => tab.linkedBrowser.currentURI.spec.endsWith('/welcome.html');
      const tab = gBrowser.tabs.find(isWelcome);
      if (tab) gBrowser.removeTab(tab);
      return tab !== undefined;`,
    ),
  );
}

/**
 * As the switch in about:addons does it, which starts the extension anew. One that is kept doesn't
 * hear then once more that it was installed, so it must have done by now what it does at that. Marionette's own parameter
 * does so while the install is still under way, and the extension never hears that it was installed.
 */
export async function allowInPrivate(session: FirefoxSession, id: string): Promise<void> {
  await session.evaluateInChrome(
    z.null(),
    `const path = 'resource://gre/modules/';
    const { ExtensionPermissions } = ChromeUtils.importESModule(path + 'ExtensionPermissions.sys.mjs');
    const { AddonManager } = ChromeUtils.importESModule(path + 'AddonManager.sys.mjs');
    const { extension } = WebExtensionPolicy.getByID(args[0]);
    const permissions = ['internal:privateBrowsingAllowed'];
    await ExtensionPermissions.add(args[0], { permissions, origins: [] }, extension);
    await (await AddonManager.getAddonByID(args[0])).reload();
    return null;`,
    id,
  );
  await until('the extension runs, in private windows too', () =>
    session.evaluateInChrome(
      z.boolean(),
      `const { extension } = WebExtensionPolicy.getByID(args[0]) ?? {};
      return extension?.backgroundState === 'running' && extension.privateBrowsingAllowed;`,
      id,
    ),
  );
}

function switches(profile: string, display: Display | undefined): string[] {
  return [
    // The second lets Marionette work in the browser itself and on extension pages.
    '-marionette',
    '-remote-allow-system-access',
    '-no-remote',
    '-profile',
    profile,
    ...WINDOW_SIZE,
    ...(display === undefined ? ['-headless'] : []),
  ];
}
