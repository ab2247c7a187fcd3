import { readdir, readFile } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readClipboardText } from '../browsers/clipboard.ts';
import { rightClick } from '../browsers/context-menu.ts';
import { scratchDir, type ScratchDir } from '../browsers/scratch-dir.ts';
import { until } from '../browsers/until.ts';
import { BatchSurface } from './batch-surface.ts';
import { renderPng, startChromiumLab, type ChromiumLab } from './chromium-lab.ts';
import { JobSurface } from './job-surface.ts';

let lab: ChromiumLab;
let profile: ScratchDir;
let image: Uint8Array;
const words = ['Harbour', 'Meadow', 'Lantern'];

beforeAll(async () => {
  profile = await scratchDir('history');
  lab = await startChromiumLab({ profile: profile.path, inPrivate: true });
  const html = `<body style="margin:0;padding:30px;width:400px;background:#fff;font:28px 'Liberation Sans'">Station`;
  image = await renderPng(lab.chromium, html);
  await lab.setToken('test-token');
});
beforeEach(async () => {
  await clearAll();
  for (const word of words) await read(`${word} station, platform ${word.length}`);
});
afterEach(() => lab.tidy());
afterAll(async () => {
  await lab.close();
  await profile.remove();
});

/** Reads an image of a page, to which the model answers with the text. */
async function read(text: string): Promise<void> {
  lab.api.play({ kind: 'answer', text });
  const popup = await lab.choose(await lab.imagePage(image), '#image');
  await popup.waitForResult(new RegExp(`^${text}$`));
  await popup.waitForStatus(/^Done/);
}

async function openHistory(): Promise<Page> {
  const page = await lab.chromium.extensionPage('workspace.html?view=history');
  await page.waitForSelector('.history');
  return page;
}

/** The texts in the list, once there are so many. */
async function listed(page: Page, count: number): Promise<string[]> {
  await page.waitForFunction(
    (wanted: number) => document.querySelectorAll('.history-list li').length === wanted,
    { polling: 50 },
    count,
  );
  return page.$$eval('.history-list .item-preview', (found) =>
    found.map(({ textContent }) => textContent),
  );
}

async function press(page: Page, name: string): Promise<void> {
  const button = await page.waitForSelector(`aria/${name}[role="button"]`);
  await button?.click();
}

async function clearAll(): Promise<void> {
  const page = await openHistory();
  if ((await page.$('.history-list')) !== null) {
    await press(page, 'Clear all…');
    await press(page, 'Clear all');
    await page.waitForSelector('.history .empty');
  }
  await page.close();
}

/** Everything in the extension's database, by store. */
async function stored(page: Page): Promise<Record<string, number>> {
  return page.evaluate(async () => {
    const settle = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('no store')));
      });
    const db = await settle(indexedDB.open('legible'));
    const counts: Record<string, number> = {};
    for (const name of db.objectStoreNames) {
      counts[name] = await settle(db.transaction(name).objectStore(name).count());
    }
    db.close();
    return counts;
  });
}

describe('the history', () => {
  it('is found by words, opened with all its actions, and copied', async () => {
    const popup = await lab.chromium.extensionPage('popup.html');
    await press(popup, 'History');
    const page = await lab.chromium.waitForSurface('workspace.html');
    expect(await listed(page, 3)).toEqual([
      'Lantern station, platform 7',
      'Meadow station, platform 6',
      'Harbour station, platform 7',
    ]);
    const field = await page.waitForSelector('aria/Search the results[role="searchbox"]');
    await field?.type('platform harb');
    expect(await listed(page, 1)).toEqual(['Harbour station, platform 7']);
    expect(await page.$eval('.history-count', ({ textContent }) => textContent)).toMatch(
      /^1 of 3 results · \d/,
    );
    await page.focus('.history-list .item');
    await page.keyboard.press('Enter');
    const surface = new JobSurface(page);
    await surface.waitForResult(/^Harbour/);
    await page.waitForFunction(() =>
      [...document.querySelectorAll('.job button')].some(
        ({ textContent }) => textContent === 'Retry',
      ),
    );
    await (await page.$('.history-list .row-actions button'))?.click();
    await page.waitForFunction(() =>
      document.querySelector('[aria-label="What was done"]')?.textContent?.startsWith('Copied'),
    );
    expect(await readClipboardText(lab.display)).toBe('Harbour station, platform 7');
  });

  it('goes through by key, deletes for good, and takes a deletion back', async () => {
    const page = await openHistory();
    await listed(page, 3);
    const before = await stored(page);
    await page.focus('.history-list .item');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Delete');
    expect(await listed(page, 2)).not.toContain('Meadow station, platform 6');
    expect(await stored(page)).toMatchObject({ history: 2, jobs: 2, images: 2 });
    // The next one has the keys.
    await page.waitForFunction(() =>
      document.activeElement?.textContent?.includes('Harbour station'),
    );
    await press(page, 'Undo');
    expect((await listed(page, 3))[1]).toBe('Meadow station, platform 6');
    expect(await stored(page)).toEqual(before);
  });

  it('is saved as JSON and as text', async () => {
    const page = await openHistory();
    await listed(page, 3);
    const folder = `${profile.path}/saved`;
    const session = await lab.chromium.browser.target().createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
    const saved = (ending: string) =>
      until(`the ${ending} is saved`, async () => {
        const files = await readdir(folder).catch(() => []);
        const name = files.find((file) => file.endsWith(ending));
        return name && readFile(`${folder}/${name}`, 'utf8');
      });
    await press(page, 'Save as JSON');
    const { results } = JSON.parse(await saved('.json'));
    expect(results).toHaveLength(3);
    expect(results[0]).toMatchObject({ task: 'extract-text', text: 'Lantern station, platform 7' });
    expect(results[0].page.url).toMatch(/^http/);
    await press(page, 'Save as text');
    expect(await saved('.txt')).toContain('Meadow station, platform 6');
  });

  it('is cleared at one question, and then nothing is left', async () => {
    const page = await openHistory();
    await listed(page, 3);
    await press(page, 'Clear all…');
    await press(page, 'Cancel');
    expect(await listed(page, 3)).toHaveLength(3);
    await press(page, 'Clear all…');
    await press(page, 'Clear all');
    await page.waitForSelector('.history .empty');
    expect(await stored(page)).toMatchObject({ history: 0, jobs: 0, images: 0 });
    // No view shows what was deleted.
    const popup = await lab.chromium.extensionPage('popup.html');
    await popup.waitForFunction(() => document.querySelector('.empty h2') !== null);
  });

  it('holds a thousand, of which only those in view are in the page', async () => {
    const page = await openHistory();
    await listed(page, 3);
    await page.evaluate(async () => {
      const settle = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.addEventListener('success', () => resolve(request.result));
          request.addEventListener('error', () => reject(request.error ?? new Error('no store')));
        });
      const db = await settle(indexedDB.open('legible'));
      const store = db.transaction('history', 'readwrite').objectStore('history');
      const [row] = await settle(store.getAll());
      for (let index = 0; index < 997; index++) {
        const text = `Row ${index} ${'some words of a text '.repeat(40)}`;
        await settle(store.put({ ...row, id: `row-${index}`, createdAt: index, text }));
      }
      db.close();
    });
    await page.reload();
    await page.waitForFunction(() =>
      document.querySelector('.history-count')?.textContent?.startsWith('1,000 of 1,000'),
    );
    expect(await page.$$eval('.history-list li', (rows) => rows.length)).toBeLessThan(40);
    await page.focus('.history-list .item');
    await page.keyboard.press('End');
    await page.waitForFunction(() => document.activeElement?.textContent?.includes('Row 0 '));
    const field = await page.waitForSelector('aria/Search the results[role="searchbox"]');
    const before = performance.now();
    await field?.type('Row 512');
    expect(await listed(page, 1)).toHaveLength(1);
    console.log(`a search among 1000: ${Math.round(performance.now() - before)} ms`);
  });

  it('keeps nothing where the options say so', async () => {
    await chooseMode('Keep nothing', 'off');
    await read('Kept by nobody');
    const page = await openHistory();
    expect(await listed(page, 3)).not.toContain('Kept by nobody');
    await chooseMode('Keep results and their images', 'all');
  });
});

async function chooseMode(name: string, mode: string): Promise<void> {
  const options = await lab.chromium.extensionPage('options.html');
  await options.locator(`aria/${name}[role="radio"]`).click();
  await options.waitForFunction(
    async (wanted: string) =>
      JSON.stringify(await chrome.storage.local.get('settings')).includes(`"history":"${wanted}"`),
    {},
    mode,
  );
  await options.close();
}

/** Opens a private window with an image in it, from a page of ours that sees what is kept. */
async function openPrivate(): Promise<{ opener: Page; secret: Page }> {
  const src = lab.site.put('/secret.png', { body: image, type: 'image/png' });
  const url = lab.site.page('/secret', `<img id="image" src="${src}" style="margin:40px">`);
  const opener = await lab.chromium.extensionPage('options.html');
  await opener.evaluate((url) => chrome.windows.create({ url, incognito: true }), url);
  const target = await lab.chromium.browser.waitForTarget((found) => found.url() === url);
  const secret = await target.asPage();
  await secret.waitForFunction(() => document.querySelector('img')?.complete);
  return { opener, secret };
}

describe('a private window', () => {
  it('leaves nothing', async () => {
    const { opener, secret } = await openPrivate();
    const before = await stored(opener);
    lab.api.play({ kind: 'answer', text: 'A secret station' });
    const popup = await lab.choose(secret, '#image');
    await popup.waitForResult(/^A secret station$/);
    await popup.waitForStatus(/^Done/);
    // Nor what is asked for in it.
    lab.api.play({ kind: 'answer', text: '{"Secret field": "A secret station"}' });
    await popup.page.select('aria/Task[role="combobox"]', 'form-fields');
    const fields = await popup.page.waitForSelector('form.inputs textarea');
    await fields?.type('Secret field');
    await press(popup.page, 'Read fields');
    await popup.waitForResult(/"Secret field"/);
    await popup.waitForStatus(/^Done/);
    expect(
      await opener.evaluate(async () => JSON.stringify(await chrome.storage.local.get())),
    ).not.toContain('Secret field');
    expect(await stored(opener)).toEqual(before);
    // Whoever looks at another window sees nothing of it.
    const beside = new JobSurface(await lab.chromium.extensionPage('popup.html'));
    await beside.waitForResult(/^Lantern/);
    await beside.page.close();

    await secret.close();
    const later = new JobSurface(await lab.chromium.extensionPage('popup.html'));
    await later.waitForResult(/^Lantern/);
    expect(
      await opener.evaluate(async () => JSON.stringify(await chrome.storage.session.get())),
    ).not.toContain('secret station');
    expect(await stored(opener)).toEqual(before);
  });
});

describe('a batch of a private window', () => {
  it('is chosen from, read and gone with it, and never lies on the disk', async () => {
    const { opener, secret } = await openPrivate();
    const before = await stored(opener);
    const menu = await rightClick(lab.chromium, secret, '#image');
    await menu.choose('l', 'a');
    const batch = new BatchSurface(await lab.chromium.waitForSurface('workspace.html'));
    await batch.page.waitForFunction(
      () => document.querySelector<HTMLImageElement>('.choices img')?.naturalWidth,
      { polling: 50 },
    );
    lab.api.play({ kind: 'answer', text: 'A secret list' });
    await batch.readAll(1);
    await batch.waitForProgress(/^All read · 1 of 1$/);
    const [item] = await batch.items();
    expect(item?.preview).toBe('A secret list');
    await batch.openItem(0);
    await batch.waitForResult(/^A secret list$/);
    expect(await stored(opener)).toEqual(before);
    // A workspace that is opened otherwise shows nothing of it.
    const other = await lab.chromium.extensionPage('workspace.html');
    await new JobSurface(other).waitForResult(/^Lantern/);
    expect(await other.$('.batch-progress')).toBeNull();

    await secret.close();
    // Behind another window a page draws no frames to look at it by.
    await batch.page.waitForFunction(() => document.querySelector('.batch-progress') === null, {
      polling: 50,
    });
    await batch.waitForResult(/^Lantern/);
    expect(await stored(opener)).toEqual(before);
  });
});

it('outlives the browser', async () => {
  await lab.close();
  lab = await startChromiumLab({ profile: profile.path, inPrivate: true });
  const page = await openHistory();
  expect(await listed(page, 3)).toContain('Harbour station, platform 7');
  await page.focus('.history-list .item');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await new JobSurface(page).waitForResult(/^Harbour/);
  // With its image.
  await page.waitForSelector('.history-list .thumbnail img');
});
