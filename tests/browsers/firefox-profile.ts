import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { until } from './until.ts';

export type Preferences = Readonly<Record<string, string | number | boolean>>;

/** What would otherwise open pages, ask questions or look for the network at the first start. */
const QUIET: Preferences = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'browser.tabs.warnOnClose': false,
  'browser.translations.automaticallyPopup': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'termsofuse.bypassNotification': true,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
};

/** Port 0 lets Firefox find a free one, which it writes into the profile. */
const ANY_PORT: Preferences = { 'marionette.port': 0 };

/** Fills a fresh profile with preferences. */
export async function writePreferences(profile: string, extra: Preferences): Promise<void> {
  const all = { ...QUIET, ...ANY_PORT, ...extra };
  const lines = Object.entries(all).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  await writeFile(path.join(profile, 'user.js'), lines.join(''));
}

const portFile = (profile: string) => path.join(profile, 'MarionetteActivePort');

/** Forgets the port of a Firefox that ran with this profile before. */
export async function forgetPort(profile: string): Promise<void> {
  await rm(portFile(profile), { force: true });
}

/** The port on which a starting Firefox listens for Marionette. */
export async function marionettePort(profile: string): Promise<number> {
  const port = await until(
    'Firefox says on which port it listens',
    () => readFile(portFile(profile), 'utf8').catch(() => undefined),
    { deadlineMs: 60_000, everyMs: 50 },
  );
  return Number(port);
}
