/** `npm run screenshots`: pictures of the shipped build into docs/screenshots, for README and eye. */
import { mkdir, writeFile } from 'node:fs/promises';
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
import { serveSample } from './sample-server.ts';

const folder = new URL('../docs/screenshots/', import.meta.url);

async function inBothThemes(page: Page, name: string): Promise<void> {
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
const chromium = await launchChromium({ display, extension, standIn: api });

const page = await chromium.newPage(sample.url);
await page.waitForFunction(() => document.querySelector('img')?.complete);
const onDevice = await rightClick(chromium, page, '#screenshot');
await onDevice.choose('End Up Right', 'e');
const popup = await chromium.waitForPopup();
await popup.waitForSelector('[aria-label=Result][aria-busy=false]', { timeout: 60_000 });
await clickOn(chromium, popup, 'button.primary');
await popup.waitForFunction(() =>
  document.querySelector('[role=status]')?.textContent?.startsWith('Copied'),
);
await writeFile(new URL('on-a-page.png', folder), await screenPng(display));
await inBothThemes(popup, 'popup');

const options = await chromium.extensionPage('options.html');
await (await options.waitForSelector('#token'))?.type('test-token');
await (await options.waitForSelector('aria/Test token[role="button"]'))?.click();
await options.waitForFunction(() =>
  document.querySelector('[role=status]')?.textContent?.includes('works'),
);
await inBothThemes(options, 'options');

await page.bringToFront();
api.play({
  kind: 'answer',
  text: 'A photo of a green road sign on a post, under a hazy sky. It reads “HARBOUR”, below it “Ferry terminal 2 km”, and in smaller letters “Last boat 21:30”.',
});
const describe = await rightClick(chromium, page, '#sign');
await describe.choose('End Up Right', 'd');
const described = await chromium.waitForPopup();
await described.waitForSelector('[aria-label=Result][aria-busy=false]', { timeout: 60_000 });
await inBothThemes(described, 'description');

for (const surface of ['sidepanel', 'workspace']) {
  const view = await chromium.extensionPage(`${surface}.html`);
  await view.waitForSelector('[aria-label=Result][aria-busy=false]');
  await inBothThemes(view, surface);
}

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

await chromium.close();
sample.close();
await Promise.all([api.close(), display.stop()]);
