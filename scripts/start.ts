/**
 * `npm start`: builds the extension and opens it in a throwaway profile on the sample page. Where
 * there is no display it does the main job by itself under Xvfb and prints what came of it.
 */
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { launchChromium, type Chromium } from '../tests/browsers/chromium.ts';
import { rightClick } from '../tests/browsers/context-menu.ts';
import { personsDisplay, startDisplay } from '../tests/browsers/display.ts';
import { installBrowsers, installChromium } from '../tests/browsers/install.ts';
import { screenPng } from '../tests/browsers/screen.ts';
import { serveSample } from './sample-server.ts';

const EXTENSION = new URL('../.output/chrome-mv3', import.meta.url).pathname;
const SCREENSHOT = new URL('../.output/screenshot.png', import.meta.url).pathname;

async function openForPerson(chromium: Chromium, url: string): Promise<void> {
  const [first] = await chromium.browser.pages();
  await (first ?? (await chromium.browser.newPage())).goto(url);
  console.log('Right-click an image, then Legible → Extract text. Close the browser to end.');
  await new Promise<void>((resolve) => chromium.browser.once('disconnected', () => resolve()));
}

async function doTheJob(chromium: Chromium, url: string): Promise<void> {
  const page = await chromium.newPage(url);
  await page.waitForFunction(() => document.querySelector('img')?.complete);
  const menu = await rightClick(chromium, page, '#screenshot');
  const start = performance.now();
  await menu.choose('End Up Right', 'e');
  const popup = await chromium.waitForPopup();
  await popup.waitForSelector('[aria-label=Result][aria-busy=false]', { timeout: 60_000 });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const read = (selector: string) =>
    popup.$eval(selector, (element) => element.textContent ?? '').catch(() => '');
  const text = await read('[aria-label=Result]');
  if (text === '') throw new Error(`no text was read: ${await read('[role=status]')}`);
  const engine = await read('.details dd');
  await writeFile(SCREENSHOT, await screenPng(chromium.display));
  console.log(`\n${text}\n\nEngine: ${engine}\nTime: ${seconds} s`);
  console.log(`Screenshot: ${SCREENSHOT}`);
}

async function main(): Promise<void> {
  const person = personsDisplay();
  await (person ? installChromium() : installBrowsers({ firefox: false }));
  const built = spawnSync('npm', ['run', '--silent', 'build:chrome'], { stdio: 'inherit' });
  if (built.status !== 0) throw new Error('the build failed');
  const [display, sample] = [person ?? (await startDisplay()), await serveSample()];
  const chromium = await launchChromium({ display, extension: EXTENSION });
  try {
    await (person ? openForPerson : doTheJob)(chromium, sample.url);
  } finally {
    sample.close();
    await chromium.close().catch(() => undefined);
    await display.stop();
  }
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
