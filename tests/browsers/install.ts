import { access } from 'node:fs/promises';
import { findChromium, findFirefox } from './browser-programs.ts';
import { findProgram } from './program.ts';
import { run, runText } from './run.ts';

/** A package of Debian's, and how to see on any system whether what it brings is there. */
interface Need {
  readonly debianPackage: string;
  isThere(): Promise<boolean>;
}

const chromium: Need = {
  debianPackage: 'chromium',
  isThere: async () => (await findChromium()) !== undefined,
};

/** Debian's Chromium speaks English alone without it; others bring their languages along. */
const languages: Need = {
  debianPackage: 'chromium-l10n',
  isThere: async () => {
    const [program, arabic] = await Promise.all(
      ['chromium', 'locales/ar.pak'].map((file) => isFile(`/usr/lib/chromium/${file}`)),
    );
    return arabic === true || program === false;
  },
};

const needs: readonly Need[] = [
  chromium,
  languages,
  { debianPackage: 'xvfb', isThere: () => areThere('Xvfb') },
  { debianPackage: 'openbox', isThere: () => areThere('openbox') },
  { debianPackage: 'xdotool', isThere: () => areThere('xdotool') },
  { debianPackage: 'xclip', isThere: () => areThere('xclip') },
  { debianPackage: 'x11-utils', isThere: () => areThere('xprop', 'xwininfo') },
  { debianPackage: 'tesseract-ocr', isThere: () => areThere('tesseract') },
  { debianPackage: 'fonts-liberation', isThere: () => hasFont('Liberation Sans') },
  { debianPackage: 'fonts-noto-cjk', isThere: () => hasFont('Noto Sans CJK JP') },
  // What the pages of the labelled set are written in.
  { debianPackage: 'fonts-dejavu-core', isThere: () => hasFont('DejaVu Sans') },
  { debianPackage: 'fonts-inter', isThere: () => hasFont('Inter') },
  { debianPackage: 'fonts-hosny-amiri', isThere: () => hasFont('Amiri') },
  { debianPackage: 'fonts-lohit-deva', isThere: () => hasFont('Lohit Devanagari') },
];

const firefox: Need = {
  debianPackage: 'firefox-esr',
  isThere: async () => (await findFirefox()) !== undefined,
};

/**
 * Makes sure that the browsers and what drives them are there. Installs what is missing if it may,
 * that is, as root on Debian and its like; fails with one line that says what to install if not.
 */
export async function installBrowsers(choice: { firefox: boolean }): Promise<void> {
  await install(choice.firefox ? [...needs, firefox] : needs);
}

/** The same for a browser alone, where there is a display already. */
export async function installChromium(): Promise<void> {
  await install([chromium]);
}

async function install(wanted: readonly Need[]): Promise<void> {
  const missing = await missingPackages(wanted);
  if (missing.length === 0) return;
  if (!(await mayInstall())) {
    throw new Error(`Please install first (names of Debian's packages): ${missing.join(' ')}`);
  }
  console.log(`Installing ${missing.join(' ')} (about a minute)`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], env);
  await run('apt-get', ['install', '-qq', '--yes', '--no-install-recommends', ...missing], env);
  const left = await missingPackages(wanted);
  if (left.length > 0) throw new Error(`Installed, but still not found: ${left.join(' ')}`);
}

async function missingPackages(wanted: readonly Need[]): Promise<string[]> {
  const found = await Promise.all(wanted.map((need) => need.isThere()));
  return wanted.filter((_, index) => !found[index]).map(({ debianPackage }) => debianPackage);
}

async function mayInstall(): Promise<boolean> {
  return (await isFile('/etc/debian_version')) && process.getuid?.() === 0;
}

async function isFile(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function areThere(...programs: readonly string[]): Promise<boolean> {
  const found = await Promise.all(programs.map((program) => findProgram(program)));
  return !found.includes(undefined);
}

async function hasFont(family: string): Promise<boolean> {
  const list = await runText('fc-list', [family]).catch(() => '');
  return list !== '';
}
