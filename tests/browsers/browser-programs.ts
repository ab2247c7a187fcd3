import { findFirstProgram } from './program.ts';

const CHROMIUMS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'brave-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Brave Browser.app/Contents/MacOS/Brave Browser',
];
const FIREFOXES = ['firefox-esr', 'firefox'];

/** The Chromium to drive: the one that the environment variable BROWSER names, or else any. */
export async function findChromium(
  env: NodeJS.ProcessEnv = process.env,
): Promise<string | undefined> {
  const wanted = env['BROWSER'];
  // Desktops set BROWSER to the person's own browser, which may be none of this kind.
  const programs = wanted !== undefined && /chrom|edge|brave/i.test(wanted) ? [wanted] : CHROMIUMS;
  return findFirstProgram(programs, env);
}

/** The Firefox to drive. */
export async function findFirefox(
  env: NodeJS.ProcessEnv = process.env,
): Promise<string | undefined> {
  return findFirstProgram(FIREFOXES, env);
}
