import { readdir, readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readClipboardText } from '../browsers/clipboard.ts';
import { rightClick } from '../browsers/context-menu.ts';
import { launchChromium } from '../browsers/chromium.ts';
import { scratchDir, type ScratchDir } from '../browsers/scratch-dir.ts';
import { until } from '../browsers/until.ts';
import { parseChatRequest, promptText } from '../deepinfra/chat-request.ts';
import { errors } from '../deepinfra/errors.ts';
import type { ManualStream } from '../deepinfra/manual-stream.ts';
import { startPageServer, type PageServer } from '../pages/page-server.ts';
import { lockedPdf, tinyPdf } from '../pages/tiny-pdf.ts';
import { BatchSurface, type GivenFile } from './batch-surface.ts';
import { CHROME_BUILD, renderPng, startChromiumLab, type ChromiumLab } from './chromium-lab.ts';

let lab: ChromiumLab;
let far: PageServer;
let scratch: ScratchDir;
let folders = 0;
const words = ['Harbour', 'Meadow', 'Lantern', 'Granite', 'Whistle', 'Copper'];
let images: GivenFile[];

beforeAll(async () => {
  [lab, far, scratch] = await Promise.all([
    startChromiumLab(),
    startPageServer(),
    scratchDir('batch'),
  ]);
  await lab.setToken('test-token');
  images = [];
  for (const [index, word] of words.entries()) {
    const html = `<body style="margin:0;padding:30px;width:400px;background:#fff;font:28px 'Liberation Sans'">${word} station`;
    const bytes = await renderPng(lab.chromium, html);
    images.push({ name: `${index + 1}-${word}.png`, type: 'image/png', bytes });
  }
});
afterEach(async () => {
  await putBatchesAway();
  await lab.tidy();
});
afterAll(async () => {
  await lab.close();
  await Promise.all([far.close(), scratch.remove()]);
});

/** Stops and puts away what a test left, so that the next begins without a batch, or settings. */
async function putBatchesAway(): Promise<void> {
  const page = await lab.chromium.extensionPage('options.html');
  const areAway = () =>
    page.evaluate(async () => {
      const settle = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.addEventListener('success', () => resolve(request.result));
          request.addEventListener('error', () => reject(request.error ?? new Error('no store')));
        });
      const db = await settle(indexedDB.open('legible'));
      const all: { id: string; closed: boolean }[] = await settle(
        db.transaction('batches').objectStore('batches').getAll(),
      );
      db.close();
      const left = all.filter(({ closed }) => !closed);
      const port = left.length > 0 ? chrome.runtime.connect({ name: 'batch' }) : null;
      for (const { id: batchId } of left) {
        for (const type of ['stop', 'close']) port?.postMessage({ type, batchId });
      }
      await chrome.storage.local.set({ settings: {} });
      return left.length === 0;
    });
  await until('all batches are put away', areAway, { everyMs: 100 });
  await page.close();
}

const freshFolder = () => `${scratch.path}/${folders++}`;
const chats = () => lab.api.requests.filter(({ path }) => path.includes('chat'));

async function workspace(): Promise<BatchSurface> {
  return new BatchSurface(await lab.chromium.extensionPage('workspace.html'));
}

/** Every item is read, in its place. */
async function expectAllRead(batch: BatchSurface, wanted: readonly string[]): Promise<void> {
  await batch.waitForProgress(new RegExp(`^All read · ${wanted.length} of ${wanted.length}$`));
  const items = await batch.items();
  expect(items).toHaveLength(wanted.length);
  for (const [index, { state, preview }] of items.entries()) {
    expect(state).toBe('Done');
    expect(preview).toContain(wanted[index]);
  }
}

describe('what is given', () => {
  it('reads several dropped files in order, copies and saves them all', async () => {
    const batch = await workspace();
    await batch.drop(images);
    await batch.readAll(6);
    await expectAllRead(batch, words);
    expect((await batch.items()).map(({ name }) => name)).toEqual(images.map(({ name }) => name));
    expect(chats()).toHaveLength(6);
    expect(chats().flatMap(({ complaints }) => complaints)).toEqual([]);

    await batch.openItem(2);
    await batch.waitForResult(/Lantern/);
    await batch.press('Copy all');
    await batch.page.waitForFunction(() =>
      document.querySelector('.batch-said')?.textContent?.startsWith('Copied'),
    );
    const copied = await readClipboardText(lab.display);
    expect(copied).toMatch(/^1-Harbour\.png\n=+\n\nHarbour station/);
    expect(copied.indexOf('Whistle')).toBeLessThan(copied.indexOf('Copper'));

    const folder = freshFolder();
    const session = await lab.chromium.browser.target().createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
    await batch.press('Save as Markdown');
    const name = await until('the file is saved', async () =>
      (await readdir(folder).catch(() => [])).find((file) => file.endsWith('.md')),
    );
    expect(await readFile(`${folder}/${name}`, 'utf8')).toMatch(/^## 1-Harbour\.png\n\nHarbour/);
  });

  it('reads a folder by the names in it, and leaves out what is no image', async () => {
    const batch = await workspace();
    const note = { name: 'note.png', type: 'image/png', bytes: Buffer.from('no image at all') };
    await batch.openFolder(freshFolder(), [note, ...images.toReversed()]);
    await batch.page.waitForFunction(() =>
      document.querySelector('.chooser')?.textContent?.includes('One could not be had'),
    );
    await batch.readAll(6);
    await expectAllRead(batch, words);
  });

  it('puts them all into one request, numbered', async () => {
    const batch = await workspace();
    await batch.open(freshFolder(), images);
    await batch.page.waitForSelector('.chooser[aria-busy=false]');
    await batch.page.select('[aria-label="How to read"]', 'together');
    await batch.readAll(6);
    await batch.waitForProgress(/^All read · 1 of 1$/);
    expect(chats()).toHaveLength(1);
    expect(chats()[0]?.images).toHaveLength(6);
    await batch.openItem(0);
    await batch.waitForResult(/Harbour[^]*Copper/);
  });

  it('reads the pages of a PDF in order', { timeout: 120_000 }, async () => {
    const batch = await workspace();
    const pages = Array.from(
      { length: 12 },
      (_, page) => `Chapter ${page + 1}\nThe ${words[page % 6]}`,
    );
    await batch.open(freshFolder(), [
      { name: 'book.pdf', type: 'application/pdf', bytes: tinyPdf(pages) },
    ]);
    await batch.readAll(12);
    await batch.waitForProgress(/^All read · 12 of 12$/, 90_000);
    const items = await batch.items();
    expect(items.map(({ name }) => name)[11]).toBe('book.pdf, page 12');
    for (const [page, { preview }] of items.entries()) {
      expect(preview).toContain(`Chapter ${page + 1}`);
      expect(preview).toContain(words[page % 6]);
    }
    const sizes = chats().flatMap(({ images }) => images.map(({ pixelSize }) => pixelSize));
    for (const size of sizes)
      expect((size?.width ?? 0) * (size?.height ?? 0)).toBeGreaterThan(1.9e6);
  });

  it('goes on with the pages of a PDF when no tab is open', async () => {
    lab.api.play({ kind: 'answer', text: 'What stands on a page.' });
    const batch = await workspace();
    const pages = Array.from({ length: 24 }, (_, page) => `Page ${page + 1}`);
    await batch.open(freshFolder(), [
      { name: 'book.pdf', type: 'application/pdf', bytes: tinyPdf(pages) },
    ]);
    await batch.readAll(24);
    // More are left than were drawn to choose from.
    await batch.page.close();
    await until('all pages are asked for', () => chats().length === 24, { deadlineMs: 30_000 });
    await expectAllRead(await workspace(), Array<string>(24).fill('What stands on a page.'));
    expect(chats()).toHaveLength(24);
  });

  it('says of a PDF that it is locked, or damaged', async () => {
    const batch = await workspace();
    const type = 'application/pdf';
    await batch.open(freshFolder(), [
      { name: 'locked.pdf', type, bytes: lockedPdf() },
      { name: 'broken.pdf', type, bytes: Buffer.from('%PDF-1.4 and then nothing') },
    ]);
    await batch.page.waitForFunction(() => {
      const said = document.querySelector('.problems')?.textContent ?? '';
      return said.includes('protected by a password') && said.includes('is damaged');
    });
    expect(chats()).toEqual([]);
  });
});

describe('what is wished', () => {
  const TASK = 'aria/Task[role="combobox"]';
  const HOW = 'aria/How to read[role="combobox"]';
  const prompts = () => chats().map(({ body }) => promptText(parseChatRequest(body)));

  async function choiceOfTwo(): Promise<BatchSurface> {
    const batch = await workspace();
    await batch.drop(images.slice(0, 2));
    await batch.page.waitForSelector('.chooser[aria-busy=false]');
    return batch;
  }

  it('is a comparison only as long as several go in one request', async () => {
    const batch = await choiceOfTwo();
    const { page } = batch;
    await page.select(HOW, 'together');
    await page.waitForSelector('option[value=compare-images]:enabled');
    await page.select(TASK, 'compare-images');
    await page.locator('.choices input').click();
    await page.waitForSelector('option[value=extract-text]:checked');
    await page.locator('.choices input').click();
    await page.waitForSelector('option[value=compare-images]:checked');
    await page.select(HOW, 'each');
    await page.waitForSelector('option[value=extract-text]:checked');
    await batch.readAll(2);
    await expectAllRead(batch, words.slice(0, 2));
    expect(prompts()).toHaveLength(2);
    for (const prompt of prompts()) expect(prompt).not.toContain('Compare these');
  });

  it('is a question once it is written, and Enter asks it of each', async () => {
    const batch = await choiceOfTwo();
    const { page } = batch;
    await page.select(TASK, 'ask');
    await page.waitForSelector('.chooser .primary:disabled');
    lab.api.play({ kind: 'answer', text: 'A station.' });
    await page.locator('aria/Question[role="textbox"]').click();
    await page.keyboard.press('Enter');
    await page.keyboard.type('What is named?');
    await page.waitForSelector('.chooser .primary:enabled');
    await page.keyboard.press('Enter');
    await expectAllRead(batch, ['A station.', 'A station.']);
    expect(prompts()).toHaveLength(2);
    for (const prompt of prompts()) expect(prompt).toContain('What is named?');
  });

  it('is a translation into the language that is chosen, and remembered', async () => {
    const batch = await choiceOfTwo();
    const { page } = batch;
    await page.select(TASK, 'translate');
    const language = 'aria/Translate into[role="combobox"]';
    await page.waitForSelector(language);
    await page.select(language, 'de');
    lab.api.play({ kind: 'answer', text: 'Bahnhof' });
    await batch.readAll(2);
    await expectAllRead(batch, ['Bahnhof', 'Bahnhof']);
    for (const prompt of prompts()) expect(prompt).toContain('into German');
    const stored = await page.evaluate(() => chrome.storage.local.get('taskInputs'));
    expect(stored).toMatchObject({ taskInputs: { language: 'de' } });
  });
});

describe('all images of a tab', () => {
  async function gallery(): Promise<string> {
    const [a, b, c, d, e] = images.map(({ name, bytes }) =>
      lab.site.put(`/${name}`, { body: bytes, type: 'image/png' }),
    );
    const icon = lab.site.put('/icon.png', { body: images[0]?.bytes ?? '', type: 'image/png' });
    const shut = far.put('/far.png', { body: images[5]?.bytes ?? '', type: 'image/png' });
    const inner = lab.site.page('/inner', `<img src="${e}">`);
    const img = (src = '', alt = '') => `<img src="${src}" alt="${alt}" style="display:block">`;
    return lab.site.page(
      '/gallery',
      `<body style="margin:20px">${img(a, 'First')}${img(a, 'First again')}${img(b)}
       <div style="width:460px;height:100px;background:url(${c})"></div>${img(shut, 'Shut')}
       <div style="height:2000px"></div>${img(d)}<iframe src="${inner}" width="500" height="120"></iframe>
       <canvas width="40" height="40"></canvas><img src="${icon}" width="9" height="9" alt="">`,
    );
  }

  async function expectGallery(): Promise<void> {
    const page = await lab.chromium.waitForSurface('workspace.html', 30_000);
    const batch = new BatchSurface(page);
    await page.waitForSelector('.chooser');
    const names = await page.$$eval('.choices .item-name', (all) =>
      all.map((one) => one.textContent),
    );
    expect(names.slice(0, 5)).toEqual([
      'First',
      '2-Meadow.png',
      '3-Lantern.png',
      'Shut',
      '4-Granite.png',
    ]);
    expect(names.some((name) => name === '5-Whistle.png')).toBe(true);
    // The canvas is below the size from which images are chosen by themselves.
    const chosen = await page.$$eval(
      '.choices input',
      (all) => all.filter(({ checked }) => checked).length,
    );
    expect(chosen).toBe(names.length - 1);
    await batch.readAll(chosen);
    await batch.waitForProgress(new RegExp(`^All read · ${chosen} of ${chosen}$`));
    const read = (await batch.items()).map(({ preview }) => preview).join(' ');
    for (const word of words) expect(read).toContain(word);
  }

  it('are found from the menu', async () => {
    const page = await lab.chromium.newPage(await gallery());
    const menu = await rightClick(lab.chromium, page, { clientX: 600, clientY: 40 });
    await menu.choose('l', 'a');
    await expectGallery();
  });

  it('are found from the popup', async () => {
    const page = await lab.chromium.newPage(await gallery());
    await page.bringToFront();
    await lab.chromium.clickToolbarButton(page);
    const popup = await lab.chromium.waitForPopup();
    await lab.click(popup, 'aria/All images of this tab…[role="button"]');
    await expectGallery();
  });

  it('are said to be none', async () => {
    const page = await lab.chromium.newPage(lab.site.page('/bare', '<p>Words alone'));
    const menu = await rightClick(lab.chromium, page, 'p');
    await menu.choose('l', 'a');
    const workspace = await lab.chromium.waitForSurface('workspace.html');
    await workspace.waitForFunction(() =>
      document.querySelector('.chooser')?.textContent?.includes('No images to read were found'),
    );
  });
});

describe('steering', () => {
  it('pauses, and goes on', async () => {
    await lab.setAtOnce(1);
    lab.api.play({ kind: 'manual' }, { times: 1 });
    const batch = await workspace();
    await batch.drop(images);
    await batch.readAll(6);
    const stream = await lab.api.nextStream();
    await batch.press('Pause');
    await batch.waitForProgress(/^Paused · 0 of 6 · 1 still awaited$/);
    // What was sent is paid for, so it is awaited; nothing else is sent.
    await stream.push('Awaited');
    await stream.finish();
    await batch.waitForProgress(/^Paused · 1 of 6$/);
    expect(chats()).toHaveLength(1);
    await batch.press('Resume');
    await batch.waitForProgress(/^All read · 6 of 6$/);
    const previews = (await batch.items()).map(({ preview }) => preview);
    expect(previews.filter((preview) => preview === 'Awaited')).toHaveLength(1);
    expect(previews.filter((preview, index) => preview.includes(words[index] ?? ''))).toHaveLength(
      5,
    );
    expect(chats()).toHaveLength(6);
  });

  it('waits for money, and reads then what it had put off', async () => {
    await lab.setToken('no-balance-token');
    const batch = await workspace();
    await batch.drop(images);
    await batch.readAll(6);
    await batch.waitForProgress(/^Paused · 0 of 6$/);
    expect(await batch.page.$eval('.batch-reason', (line) => line.textContent)).toMatch(/no money/);
    await lab.setToken('test-token');
    await batch.page.bringToFront();
    await batch.press('Resume');
    await expectAllRead(batch, words);
  });

  it('waits for the network, and goes on by itself', async () => {
    const batch = await workspace();
    await batch.drop(images);
    await lab.chromium.worker.waitUntilRunning();
    // The worker knows that there is no network; what sends requests can't be cut off from it.
    const online = await lab.chromium.worker.takeOffline();
    lab.api.play({ kind: 'close-at-once' });
    try {
      await batch.readAll(6);
      await batch.openItem(0);
      await batch.waitForStatus(/offline.*goes on by itself/);
      expect(
        chats()
          .map(({ answeredText }) => answeredText)
          .join(''),
      ).toBe('');
    } finally {
      lab.api.reset();
      await online();
    }
    await expectAllRead(batch, words);
    expect(chats()).toHaveLength(6);
  });

  it('goes on past one that fails, and retries it', async () => {
    lab.api.play(errors.contextLength, { times: 1 });
    const batch = await workspace();
    await batch.drop(images);
    await batch.readAll(6);
    await batch.waitForProgress(/^All read · 6 of 6 · 1 not whole$/);
    await batch.press('Retry failed (1)');
    await expectAllRead(batch, words);
    expect(chats()).toHaveLength(7);
  });

  it('is steered by key alone', async () => {
    const batch = await workspace();
    await batch.drop(images);
    await batch.readAll(6);
    await expectAllRead(batch, words);
    await batch.page.focus('.items .item');
    await batch.page.keyboard.press('End');
    await batch.page.keyboard.press('ArrowUp');
    await batch.page.keyboard.press('Enter');
    await batch.waitForResult(/Whistle/);
    const { page } = batch;
    expect(await page.$$eval('.items .item[tabindex="0"]', (all) => all.length)).toBe(1);
  });
});

describe('what is killed in the middle', () => {
  it('the worker: the next one gets the answers to what was sent, and pays for none twice', async () => {
    lab.api.play({ kind: 'manual' });
    const batch = await workspace();
    await batch.drop(images);
    await batch.readAll(6);
    const streams: ManualStream[] = [];
    while (streams.length < 6) streams.push(await lab.api.nextStream());
    const [begun, ...others] = streams;
    await begun?.push('Half of it');
    await batch.page.waitForFunction(() =>
      document.querySelector('.items')?.textContent?.includes('Half of it'),
    );
    await lab.chromium.worker.kill();
    for (const [index, stream] of others.entries()) {
      await stream.push(`Text ${index}`);
      await stream.finish();
    }
    await batch.waitForProgress(/^All read · 6 of 6 · 1 not whole$/);
    const previews = async () => (await batch.items()).map(({ preview }) => preview).toSorted();
    const read = ['Text 0', 'Text 1', 'Text 2', 'Text 3', 'Text 4'];
    expect(await previews()).toEqual(['Half of it', ...read]);

    await begun?.push(' and the rest');
    await begun?.finish();
    await batch.press('Retry failed (1)');
    await batch.waitForProgress(/^All read · 6 of 6$/);
    expect(await previews()).toEqual(['Half of it and the rest', ...read]);
    expect(chats()).toHaveLength(6);
  });

  it('the browser: goes on by itself when it starts again', { timeout: 120_000 }, async () => {
    const profile = await scratchDir('kept-profile');
    const options = {
      display: lab.display,
      extension: CHROME_BUILD,
      standIn: lab.api,
      profile: profile.path,
    };
    const first = await launchChromium(options);
    const settings = await first.extensionPage('options.html');
    await settings.evaluate(() =>
      chrome.storage.local.set({ deepinfraToken: 'test-token', settings: { atOnce: 2 } }),
    );
    lab.api.play({ kind: 'answer' }, { times: 2 });
    lab.api.play({ kind: 'answer', headersDelayMs: Infinity });
    const before = new BatchSurface(await first.extensionPage('workspace.html'));
    await before.drop(images);
    await before.readAll(6);
    try {
      await before.waitForProgress(/^Reading · 2 of 6/);
      await until('two more are under way', () => chats().length === 4);
    } catch (error) {
      const stands = `${JSON.stringify(await before.items())}, ${chats().length} requests`;
      throw new Error(`it stands so: ${stands}`, { cause: error });
    } finally {
      await first.close();
    }
    lab.api.reset();

    const second = await launchChromium(options);
    try {
      // Nothing of ours is open yet.
      await lab.api.waitForRequest(({ path }) => path.includes('chat'), 20_000);
      const after = new BatchSurface(await second.extensionPage('workspace.html'));
      await expectAllRead(after, words);
      expect(chats()).toHaveLength(4);
    } finally {
      await second.close();
      await profile.remove();
    }
  });
});

// Last: what was learned of the server stays learned for as long as the browser runs.
describe('a server that is busy', () => {
  it(
    'sends fewer at once where the server says that it is too much',
    { timeout: 90_000 },
    async () => {
      lab.api.play(errors.modelBusy, { times: 6 });
      const batch = await workspace();
      await batch.drop(images);
      await batch.readAll(6);
      await expectAllRead(batch, words);
      const asked = chats().map(({ receivedAt, closedAt }) => ({ receivedAt, closedAt }));
      const later = asked.slice(6);
      expect(later).toHaveLength(6);
      const most = Math.max(
        ...later.map(
          ({ receivedAt }) =>
            later.filter(
              (other) =>
                other.receivedAt <= receivedAt && (other.closedAt ?? Infinity) > receivedAt,
            ).length,
        ),
      );
      expect(most).toBeLessThanOrEqual(4);
    },
  );
});
