/**
 * `npm run screenshots`: pictures of the shipped build into docs/screenshots, for README and eye.
 * With `-- --lang=de`, the pages in that language, into a folder of its name.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import type { Page } from 'puppeteer-core';
import { clickOn } from '../tests/browsers/click-target.ts';
import { launchChromium } from '../tests/browsers/chromium.ts';
import { rightClick } from '../tests/browsers/context-menu.ts';
import { startDisplay } from '../tests/browsers/display.ts';
import { installBrowsers } from '../tests/browsers/install.ts';
import { screenPng } from '../tests/browsers/screen.ts';
import { errors } from '../tests/deepinfra/errors.ts';
import { startDeepInfra } from '../tests/deepinfra/server.ts';
import { BatchSurface } from '../tests/e2e/batch-surface.ts';
import { renderPng } from '../tests/e2e/chromium-lab.ts';
import { textPages } from '../tests/pages/text-pages.ts';
import { until } from '../tests/browsers/until.ts';
import { serveSample } from './sample-server.ts';

const { lang } = parseArgs({ options: { lang: { type: 'string', default: 'en' } } }).values;
const isEnglish = lang === 'en';
const folder = new URL(`../docs/screenshots/${isEnglish ? '' : `${lang}/`}`, import.meta.url);
const locale = new URL(
  `../public/_locales/${lang.replace('-', '_')}/messages.json`,
  import.meta.url,
);
const texts = z
  .record(z.string(), z.object({ message: z.string() }))
  .parse(JSON.parse(await readFile(locale, 'utf8')));
const text = (key: string): string => texts[key]?.message ?? '';
// The submenu lies at the other side where the language is written from right to left.
const ourMenu = /^(ar|he)\b/.test(lang) ? 'End Up Left' : 'End Up Right';

async function inBothThemes(page: Page, name: string): Promise<void> {
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  for (const theme of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    await writeFile(new URL(`${name}-${theme}.png`, folder), await page.screenshot());
  }
}

await installBrowsers({ firefox: false });
await mkdir(folder, { recursive: true });
const [display, api, sample] = await Promise.all([
  startDisplay({ width: 1240, height: 1200 }),
  startDeepInfra(),
  serveSample(),
]);
const extension = new URL('../.output/chrome-mv3', import.meta.url).pathname;
const chromium = await launchChromium({ display, extension, standIn: api, language: lang });

const page = await chromium.newPage(sample.url);
await page.waitForFunction(() => document.querySelector('img')?.complete);
const onDevice = await rightClick(chromium, page, '#screenshot');
await onDevice.choose(ourMenu, 'Return');
const popup = await chromium.waitForPopup();
await popup.waitForSelector('main [aria-busy=false]', { timeout: 60_000 });
const status = () => popup.$eval('[role=status]', (line) => line.textContent);
const before = await status();
await clickOn(chromium, popup, 'button.primary');
await until('it is copied', async () => (await status()) !== before);
await writeFile(new URL('on-a-page.png', folder), await screenPng(display));
await inBothThemes(popup, 'popup');

const options = await chromium.extensionPage('options.html');
await (await options.waitForSelector('#token'))?.type('test-token');
await (await options.waitForSelector(`aria/${text('options_token_test')}[role="button"]`))?.click();
await options.waitForFunction(() =>
  document.querySelector('[role=status]')?.textContent?.includes('$'),
);
await inBothThemes(options, 'options');

await page.bringToFront();
api.play({
  kind: 'answer',
  text: 'A photo of a green road sign on a post, under a hazy sky. It reads “HARBOUR”, below it “Ferry terminal 2 km”, and in smaller letters “Last boat 21:30”.',
});
const describe = await rightClick(chromium, page, '#sign');
await describe.choose(ourMenu, 'Down Return');
const described = await chromium.waitForPopup();
await described.waitForSelector('main [aria-busy=false]', { timeout: 60_000 });
await inBothThemes(described, 'description');

for (const surface of ['sidepanel', 'workspace']) {
  const view = await chromium.extensionPage(`${surface}.html`);
  await view.waitForSelector('main [aria-busy=false]');
  await view.waitForSelector('main img');
  await inBothThemes(view, surface);
}
await inBothThemes(await chromium.extensionPage('welcome.html'), 'welcome');

if (isEnglish) await showBatch();

await chromium.close();
sample.close();
await Promise.all([api.close(), display.stop()]);

/** A batch, which is driven by the English names of its buttons. */
async function showBatch(): Promise<void> {
  const scans = [];
  for (const { name, html } of [...textPages, ...textPages]) {
    const bytes = await renderPng(chromium, html);
    scans.push({ name: `${scans.length + 1} ${name}.png`, type: 'image/png', bytes });
  }
  const batch = new BatchSurface(await chromium.extensionPage('workspace.html'));
  await batch.drop(scans);
  await batch.page.waitForSelector('.chooser[aria-busy=false]');
  await inBothThemes(batch.page, 'choice');
  api.play({ kind: 'answer' }, { times: 3 });
  api.play(errors.contextLength, { times: 1 });
  api.play({ kind: 'answer', headersDelayMs: Infinity });
  await batch.readAll(scans.length);
  await batch.waitForProgress(/4 of 6/);
  await batch.openItem((await batch.items()).findIndex(({ state }) => state === 'Done'));
  await batch.waitForResult(/./);
  await inBothThemes(batch.page, 'batch');
  await batch.page.setViewport({ width: 360, height: 900 });
  await inBothThemes(batch.page, 'batch-narrow');
}
