import { readdir, readFile } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readClipboardText } from '../browsers/clipboard.ts';
import { scratchDir, type ScratchDir } from '../browsers/scratch-dir.ts';
import { until } from '../browsers/until.ts';
import { renderPng, startChromiumLab, type ChromiumLab } from './chromium-lab.ts';
import { JobSurface } from './job-surface.ts';

let lab: ChromiumLab;
let scratch: ScratchDir;
let image: Uint8Array;

beforeAll(async () => {
  [lab, scratch] = await Promise.all([startChromiumLab(), scratchDir('results')]);
  const html = `<body style="margin:0;padding:30px;width:500px;background:#fff;font:28px/1.5 'Liberation Sans'">Total 1,240 EUR<br>Due 21:30`;
  image = await renderPng(lab.chromium, html);
  await lab.setToken('test-token');
});
afterEach(() => lab.tidy());
afterAll(async () => {
  await lab.close();
  await scratch.remove();
});

/** The popup after the model gave this answer. */
async function read(text: string): Promise<JobSurface> {
  lab.api.play({ kind: 'answer', text });
  const popup = await lab.choose(await lab.imagePage(image), '#image');
  await popup.waitForStatus(/^Done/);
  return popup;
}

async function press(page: Page, name: string): Promise<void> {
  const button = await page.waitForSelector(`aria/${name}[role="button"]`);
  await button?.click();
}

const FIELD = 'textarea.edited';
const valueOf = (page: Page) =>
  page.$eval(FIELD, (field) => (field instanceof HTMLTextAreaElement ? field.value : null));

async function withControl(page: Page, key: 'z' | 'End' | 'v' | 'c'): Promise<void> {
  await page.keyboard.down('Control');
  await page.keyboard.press(key);
  await page.keyboard.up('Control');
}

describe('editing', () => {
  it('changes the text in place, takes keys back, copies the edit and keeps what was read', async () => {
    const popup = await read('Total 1,240 EUR\nDue 21:30');
    const { page } = popup;
    await press(page, 'Edit text');
    await page.waitForSelector(FIELD);
    await withControl(page, 'End');
    await page.keyboard.type(' today');
    expect(await valueOf(page)).toBe('Total 1,240 EUR\nDue 21:30 today');
    await withControl(page, 'z');
    await page.waitForFunction(
      (field: string) =>
        !document.querySelector<HTMLTextAreaElement>(field)?.value.endsWith('today'),
      {},
      FIELD,
    );
    await page.keyboard.type(' at night');
    const edited = await valueOf(page);
    expect(edited).toMatch(/ at night$/);
    await press(page, 'Done editing');
    await popup.waitForResult(/ at night$/);
    expect(await popup.result()).toBe(edited);
    await lab.click(page, popup.button('Copy'));
    await popup.waitForStatus(/^Copied/);
    expect(await readClipboardText(lab.display)).toBe(edited);

    // Kept with the job, for other views too.
    const later = new JobSurface(await lab.chromium.extensionPage('popup.html'));
    await later.waitForResult(/ at night$/);
    await press(later.page, 'Revert to what was read');
    await later.waitForResult(/Due 21:30$/);
    expect(await later.result()).toBe('Total 1,240 EUR\nDue 21:30');
  });

  it('settles the doubt on what is changed, and leads to the others by key', async () => {
    const popup = await read('Total 1,248 EUR\nDue 21:38');
    const { page } = popup;
    await page.waitForFunction(() => document.querySelectorAll('mark.doubt').length === 2);
    await press(page, 'Edit text');
    await page.waitForSelector(FIELD);
    await page.keyboard.press('F8');
    const selected = () => getSelection()?.toString();
    await page.waitForFunction(() => getSelection()?.toString() === '1,248');
    await page.keyboard.type('1,240');
    await page.keyboard.press('F8');
    await page.waitForFunction(() => getSelection()?.toString() === '21:38');
    expect(await page.evaluate(selected)).toBe('21:38');
    await press(page, 'Done editing');
    await page.waitForFunction(() => document.querySelectorAll('mark.doubt').length === 1);
    expect(await popup.result()).toBe('Total 1,240 EUR\nDue 21:38');
    expect(await page.$eval('mark.doubt', ({ textContent }) => textContent)).toBe('21:38');
  });
});

describe('a result as a file', () => {
  it('is saved as what it is, under the name of its page', async () => {
    const popup = await read('Menu');
    lab.api.play({ kind: 'answer', text: '| Dish | EUR |\n|--|--|\n| Soup | 4.50 |' });
    await popup.page.select('aria/Task[role="combobox"]', 'table');
    await popup.waitForResult(/Soup/);
    await popup.waitForStatus(/^Done/);
    const session = await lab.chromium.browser.target().createCDPSession();
    const downloadPath = `${scratch.path}/saved`;
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath });
    const saved = (ending: string) =>
      until(`the ${ending} is saved`, async () => {
        const files = await readdir(downloadPath).catch(() => []);
        const name = files.find((file) => file.endsWith(ending));
        return name && readFile(`${downloadPath}/${name}`, 'utf8');
      });
    await press(popup.page, 'Save as CSV');
    expect(await saved('.csv')).toBe('Dish,EUR\r\nSoup,4.50');
    await press(popup.page, 'Save as MD');
    expect(await saved('.md')).toBe('| Dish | EUR |\n|--|--|\n| Soup | 4.50 |\n');
  });
});

describe('the image', () => {
  it('is enlarged beside its text and lets Escape close it', async () => {
    const { page } = await read('Total');
    const side = await lab.chromium.extensionPage('sidepanel.html');
    const open = await side.waitForSelector('aria/Enlarge the image[role="button"]');
    await open?.focus();
    await side.keyboard.press('Enter');
    await side.waitForFunction(
      () => document.querySelector<HTMLImageElement>('dialog[open] img')?.naturalWidth === 560,
    );
    expect(await side.$eval('dialog figcaption', ({ textContent }) => textContent)).toMatch(
      /^560 × \d+ px, the image file$/,
    );
    await side.keyboard.press('Escape');
    await side.waitForFunction(
      () =>
        document.querySelector('dialog[open]') === null &&
        document.activeElement?.ariaLabel === 'Enlarge the image',
    );
    expect(page.isClosed()).toBe(true);
  });

  it('is copied as PNG', async () => {
    const { page } = await read('Total');
    await press(page, 'Copy image');
    await page.waitForFunction(() =>
      document.querySelector('.result-tools output')?.textContent?.includes('copied'),
    );
    const pasting = await lab.chromium.newPage(lab.site.page('/paste', '<body contenteditable>'));
    await pasting.focus('body');
    await withControl(pasting, 'v');
    await pasting.waitForFunction(() => document.querySelector('img')?.naturalWidth === 560);
  });
});

describe('several results of one image', () => {
  it('are asked for at one choice, gone back to, and shown side by side', async () => {
    const popup = await read('By the first model');
    const { page } = popup;
    lab.api.play({ kind: 'answer', text: 'By another model' });
    await page.waitForSelector('.again-with');
    await page.select('.again-with', 'google/gemma-4-31B-it');
    await popup.waitForResult(/^By another model$/);
    await popup.waitForStatus(/^Done/);
    expect(lab.api.requests.at(-1)?.body).toMatchObject({ model: 'google/gemma-4-31B-it' });
    await page.waitForSelector('.same-image li button');
    await page.select('.again-with', 'on-device');
    await popup.waitForResult(/^Total 1,240/);
    await popup.waitForDetails(/On this device/);

    await page.waitForFunction(() => document.querySelectorAll('.same-image li').length === 2);
    await (await page.$$('.same-image li button'))[1]?.click();
    await popup.waitForResult(/^By the first model$/);
    await press(page, 'Back to the newest result');
    await popup.waitForResult(/^Total 1,240/);

    const workspace = await lab.chromium.extensionPage('workspace.html');
    await workspace.waitForFunction(
      () => document.querySelectorAll('.same-image article').length === 3,
    );
    const texts = await workspace.$$eval('.same-image article .text', (found) =>
      found.map(({ textContent }) => textContent),
    );
    expect(texts).toEqual(['Total 1,240 EUR\nDue 21:30', 'By another model', 'By the first model']);
    await (await workspace.$$('.same-image article .actions button:first-child'))[2]?.click();
    await workspace.waitForFunction(
      () =>
        [...document.querySelectorAll('.same-image article output')].at(2)?.textContent ===
        'Copied 4 words.',
    );
    expect(await readClipboardText(lab.display)).toBe('By the first model');
    expect(lab.api.requests.filter(({ path }) => path.includes('chat'))).toHaveLength(2);
  });
});

it('is looked up on the web by a link, and by nothing else', async () => {
  const popup = await read('Seat 14C & window');
  const link = await popup.page.waitForSelector('aria/Search with DuckDuckGo[role="link"]');
  const { href, target, rel } = (await link?.evaluate((element) => ({
    href: element.getAttribute('href'),
    target: element.getAttribute('target'),
    rel: element.getAttribute('rel'),
  }))) ?? { href: '', target: '', rel: '' };
  expect(new URL(href ?? '').searchParams.get('q')).toBe('Seat 14C & window');
  expect([target, rel]).toEqual(['_blank', 'noopener noreferrer']);
});
