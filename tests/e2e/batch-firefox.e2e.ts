import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { terminateBackground } from '../browsers/firefox-background.ts';
import { chooseItem, openMenuInTab } from '../browsers/firefox-menu.ts';
import { launchFirefox, type Firefox } from '../browsers/firefox.ts';
import { until } from '../browsers/until.ts';
import { startDeepInfra, type DeepInfraServer } from '../deepinfra/server.ts';
import { textPng } from '../deepinfra/text-png.ts';
import { startPageServer, type PageServer } from '../pages/page-server.ts';
import { tinyPdf } from '../pages/tiny-pdf.ts';
import { FIREFOX_BUILD } from './firefox-build.ts';

const files = [
  ...['HELLO', 'OTHER', 'WHOLE'].map((word) => ({
    name: `${word}.png`,
    type: 'image/png',
    base64: textPng(word).toString('base64'),
  })),
  {
    name: 'two.pdf',
    type: 'application/pdf',
    base64: tinyPdf(['Alpha page', 'Beta page']).toString('base64'),
  },
];

let api: DeepInfraServer;
let site: PageServer;
let firefox: Firefox;
let home: string;

beforeAll(async () => {
  [api, site] = await Promise.all([startDeepInfra(), startPageServer()]);
  firefox = await launchFirefox({ extension: FIREFOX_BUILD, standIn: api });
  [home = ''] = await firefox.tabs();
  await firefox.extensionPage('options.html');
  await firefox.evaluate(
    z.null(),
    `await browser.storage.local.set({ deepinfraToken: 'test-token' })`,
  );
  await firefox.closeTab();
  await firefox.switchTo(home, true);
});
afterEach(() => api.reset());
afterAll(async () => {
  await firefox.close();
  await Promise.all([api.close(), site.close()]);
});

const text = (selector: string) =>
  firefox.evaluate(
    z.string(),
    `return document.querySelector(args[0])?.textContent ?? ''`,
    selector,
  );

/** A page that is only being opened gives null. */
async function press(name: string): Promise<void> {
  await until(`there is ${name}`, () =>
    firefox.evaluate(
      z.nullable(z.boolean()),
      `const found = [...document.querySelectorAll('button')].find(
        ({ textContent, disabled }) => textContent === args[0] && !disabled);
       found?.click();
       return found !== undefined;`,
      name,
    ),
  );
}

async function allRead(count: number): Promise<string[]> {
  let last = '';
  await until(
    'all are read',
    async () => (last = await text('.batch-progress')) === `All read · ${count} of ${count}`,
    { deadlineMs: 40_000 },
  ).catch((error: unknown) => {
    throw new Error(`the progress is "${last}"`, { cause: error });
  });
  return firefox.evaluate(
    z.array(z.string()),
    `return [...document.querySelectorAll('.item-preview')].map((item) => item.textContent)`,
  );
}

async function give(given = files): Promise<void> {
  await firefox.extensionPage('workspace.html');
  await until('the workspace is there', async () => (await text('.intake')) !== '');
  await firefox.evaluate(
    z.null(),
    `const data = new DataTransfer();
     for (const { name, type, base64 } of args[0]) {
       const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
       data.items.add(new File([bytes], name, { type }));
     }
     const input = document.querySelector('input[type=file]');
     input.files = data.files;
     input.dispatchEvent(new Event('change'));`,
    given,
  );
}

it('reads files and pages of a PDF in order', async () => {
  await give();
  await press('Read 5');
  const read = await allRead(5);
  for (const [index, word] of ['HELLO', 'OTHER', 'WHOLE', 'Alpha', 'Beta'].entries()) {
    expect(read[index]).toContain(word);
  }
  await press('Close');
});

it('goes on with the pages of a PDF when no tab is open', { timeout: 60_000 }, async () => {
  api.play({ kind: 'answer', text: 'What stands on a page.' });
  const pages = Array.from({ length: 24 }, (_, page) => `Page ${page + 1}`);
  const base64 = tinyPdf(pages).toString('base64');
  await give([{ name: 'book.pdf', type: 'application/pdf', base64 }]);
  await press('Read 24');
  await until('reading has begun', async () => (await text('.batch-progress')) !== '');
  await firefox.closeTab();
  await firefox.switchTo(home, true);
  const chats = () => api.requests.filter(({ path }) => path.includes('chat'));
  await until('all pages are asked for', () => chats().length === 24, { deadlineMs: 30_000 });
  await firefox.extensionPage('workspace.html');
  expect(await allRead(24)).toEqual(Array(24).fill('What stands on a page.'));
  await press('Close');
});

it('goes on when its background page has died', { timeout: 90_000 }, async () => {
  api.play({ kind: 'answer', headersDelayMs: Infinity }, { times: 5 });
  await give();
  await press('Read 5');
  const chats = () => api.requests.filter(({ path }) => path.includes('chat'));
  await until('all are under way', () => chats().length === 5);
  await terminateBackground(firefox);
  await allRead(5);
  expect(chats()).toHaveLength(10);
  await press('Close');
});

it('finds all images of a tab from the menu', async () => {
  const [a, b] = ['HELLO', 'OTHER'].map((word) =>
    site.put(`/${word}.png`, { body: textPng(word), type: 'image/png' }),
  );
  await firefox.newTab(
    site.page(
      '/page',
      `<p id="here">Words</p><img src="${a}"><div style="height:3000px"></div><img src="${b}">`,
    ),
  );
  const known = await firefox.tabs();
  await openMenuInTab(firefox, '#here');
  await chooseItem(firefox, 'Legible', 'All images of this tab…');
  const opened = await until('the workspace opens', async () =>
    (await firefox.tabs()).find((tab) => !known.includes(tab)),
  );
  await firefox.switchTo(opened, true);
  await press('Read 2');
  const read = await allRead(2);
  expect(read[0]).toContain('HELLO');
  expect(read[1]).toContain('OTHER');
});
