import { readFile } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { readClipboardText } from '../browsers/clipboard.ts';
import { renderPng, startChromiumLab, type ChromiumLab } from './chromium-lab.ts';
import type { JobSurface } from './job-surface.ts';

let lab: ChromiumLab;
let image: Uint8Array;
let axe: string;

beforeAll(async () => {
  lab = await startChromiumLab();
  image = await renderPng(
    lab.chromium,
    `<body style="margin:0;padding:30px;width:640px;background:#fff;font:24px/1.5 'Liberation Sans',sans-serif">Menu`,
  );
  axe = await readFile(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
  await lab.setToken('test-token');
});
afterEach(() => lab.tidy());
afterAll(() => lab.close());

/** The popup after the model gave this answer to a task, and what it loaded meanwhile. */
async function answered(
  task: string,
  text: string,
): Promise<{ popup: JobSurface; page: Page; loaded: readonly string[] }> {
  lab.api.play({ kind: 'answer', text: 'Menu' });
  const popup = await lab.choose(await lab.imagePage(image), '#image');
  await popup.waitForStatus(/^Done/);
  const loaded: string[] = [];
  popup.page.on('request', (request) => loaded.push(request.url()));
  lab.api.play({ kind: 'answer', text });
  await popup.page.select('aria/Task[role="combobox"]', task);
  if (task === 'form-fields') {
    const read = await popup.page.waitForSelector('aria/Read fields[role="button"]');
    await read?.click();
  }
  await popup.page.waitForSelector('aria/Formatted result[role="region"]');
  await popup.waitForStatus(/^Done/);
  return { popup, page: popup.page, loaded };
}

const violationsSchema = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) })),
});

const looks = [
  { name: 'prefers-color-scheme', value: 'light' },
  { name: 'prefers-color-scheme', value: 'dark' },
  { name: 'forced-colors', value: 'active' },
];

/** What axe finds against WCAG 2.2 AA, in both themes and in forced colours. */
async function violations(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const look of looks) {
    await page.emulateMediaFeatures([look]);
    // The content security policy forbids a script from outside; the debugger's own way doesn't.
    await page.evaluate(axe);
    const report = violationsSchema.parse(
      await page.evaluate(
        `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
      ),
    );
    for (const { id, nodes } of report.violations) {
      found.push(`${look.value} ${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    }
  }
  return found;
}

const hostile = [
  '<script>document.title="run"</script>',
  '<img src="https://tracker.example/p.png" onerror="document.title=\'run\'">',
  '![p](https://tracker.example/p.png)',
  '<svg onload="document.title=\'run\'"><image href="https://tracker.example/"/></svg>',
  '<iframe src="https://tracker.example"></iframe>',
  '<a href="javascript:document.title=\'run\'" onclick="document.title=\'run\'">x</a>',
  '[one](javascript:document.title="run") [two](JaVaScRiPt&colon;alert(1))',
  '[three](data:text/html,x) [four](chrome-extension://abc/options.html)',
  '<form action="https://tracker.example"><input name="token"><button>Go</button></form>',
  '<p style="background:url(https://tracker.example/)">styled</p>',
  '<link rel="stylesheet" href="https://tracker.example/x.css">',
  '<style>@import "https://tracker.example/x.css"</style>',
  '<math><mtext></p><style><img src=x onerror=alert(1)></style></mtext></math>',
  '<b id="options" aria-label="Copy">bold</b>',
];

describe('Markdown', () => {
  it('is formatted beside its text, and whatever is hostile in it stays inert', async () => {
    const text = `# Menu\n\n- **Soup** 4.50\n- [Card](https://example.org/card)\n\n${hostile.join('\n\n')}\n\nThe end`;
    const { page, loaded } = await answered('to-markdown', text);
    const { elements, attributes, title } = await page.$eval('.formatted .markdown', (element) => ({
      elements: [...new Set([...element.querySelectorAll('*')].map(({ localName }) => localName))],
      attributes: [...element.querySelectorAll('*')].flatMap((inner) =>
        [...inner.attributes].map(({ name, value }) => `${name}=${value}`),
      ),
      title: document.title,
    }));
    expect(elements.toSorted()).toEqual(['a', 'h1', 'li', 'p', 'strong', 'ul']);
    expect(attributes).toEqual(['href=https://example.org/card']);
    expect(title).not.toBe('run');
    // What draws it was loaded, so a request would have been seen.
    expect(loaded.length).toBeGreaterThan(0);
    expect(loaded.filter((url) => !/^(?:blob:)?chrome-extension:/.test(url))).toEqual([]);
    expect(await violations(page)).toEqual([]);
  });

  it('keeps where a list begins and on which side a column stands', async () => {
    const text = 'Menu\n\n7. Soup\n8. Fish\n\n| Dish | Price |\n| --- | ---: |\n| Soup | 4.50 |';
    const { page } = await answered('to-markdown', text);
    const list = await page.$eval('.formatted ol', (element) => Reflect.get(element, 'start'));
    expect(list).toBe(7);
    const side = (cell: Element) => cell.getAttribute('align');
    expect(await page.$eval('.formatted td:last-child', side)).toBe('right');
  });
});

describe('a table', () => {
  // Rows that differed by their number alone would be a model's endless loop.
  const price = (row: number) => (row * 7919) % 1009;
  const rows = Array.from({ length: 500 }, (_, row) => `| ${row} | ${price(row)} | c | d | e |`);
  const large = ['| n | b | c | d | e |', '|--|--|--|--|--|', ...rows].join('\n');

  it('is a grid that is walked through by key, whatever its length', async () => {
    const { page } = await answered('table', large);
    const grid = await page.waitForSelector('aria/Table 1[role="grid"]');
    expect(await grid?.evaluate((element) => element.getAttribute('aria-rowcount'))).toBe('501');
    expect(await page.$$eval('.grid-row', (shown) => shown.length)).toBeLessThan(60);
    await page.focus('.grid [tabindex="0"]');
    await page.keyboard.down('Control');
    await page.keyboard.press('End');
    await page.keyboard.up('Control');
    const focused = () => document.activeElement?.closest('[role=row]')?.textContent;
    await page.waitForFunction(
      (last: string) => document.activeElement?.closest('[role=row]')?.textContent === last,
      {},
      `499${price(499)}cde`,
    );
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Home');
    expect(await page.evaluate(focused)).toBe(`498${price(498)}cde`);
    expect(await violations(page)).toEqual([]);
  });
});

it('shows a formula drawn, with its source', async () => {
  const { popup } = await answered('formula', '\\frac{a}{b}');
  expect(await popup.result()).toBe('\\frac{a}{b}');
  const size = await popup.page.$eval('.formatted mfrac', (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 5 && height > 15;
  });
  expect(size).toBe(true);
});

it('shows JSON as a tree', async () => {
  const { page } = await answered('form-fields', '{"Sender": {"Name": "ACME", "City": "Ulm"}}');
  expect(await page.$eval('.formatted details[open]', (element) => element.textContent)).toContain(
    'Name ACME',
  );
});

describe('shaping', () => {
  it('joins lines and takes it back, for the eye and for the clipboard', async () => {
    const raw = 'The library opens at nine. Mem-\nbers may borrow six books.';
    lab.api.play({ kind: 'answer', text: raw });
    const popup = await lab.choose(await lab.imagePage(image), '#image');
    await popup.waitForStatus(/^Done/);
    const { page } = popup;
    await page.locator('.shaping summary').click();
    const toggle = async (name: string) => {
      const box = await page.waitForSelector(`aria/${name}[role="checkbox"]`);
      await box?.click();
    };
    await toggle('Join lines into paragraphs');
    await toggle('Join words divided at line ends');
    await popup.waitForResult(/Members may/);
    const shaped = 'The library opens at nine. Members may borrow six books.';
    expect(await popup.result()).toBe(shaped);
    await lab.click(page, popup.button('Copy'));
    await popup.waitForStatus(/^Copied/);
    expect(await readClipboardText(lab.display)).toBe(shaped);
    expect(await violations(page)).toEqual([]);
    await toggle('Join lines into paragraphs');
    await toggle('Join words divided at line ends');
    await popup.waitForResult(/Mem-/);
    expect(await popup.result()).toBe(raw);
  });
});

it('the history, its question and an image at large have nothing that axe complains of', async () => {
  const popup = await lab.choose(await lab.imagePage(image), '#image');
  await popup.waitForStatus(/^Done/);
  const page = await lab.chromium.extensionPage('workspace.html?view=history');
  await page.waitForSelector('.history-list .item');
  await page.waitForSelector('.result-tools');
  expect(await violations(page)).toEqual([]);
  for (const name of ['Clear all…', 'Enlarge the image']) {
    const button = await page.waitForSelector(`aria/${name}[role="button"]`);
    await button?.click();
    await page.waitForSelector('dialog[open]');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('dialog[open]') === null);
  }
  await page.locator('aria/Edit text[role="button"]').click();
  await page.waitForSelector('textarea.edited');
  expect(await violations(page)).toEqual([]);
});

it.each(['options.html', 'workspace.html', 'popup.html', 'sidepanel.html', 'welcome.html'])(
  '%s has nothing that axe complains of',
  async (name) => {
    const page = await lab.chromium.extensionPage(name);
    await page.waitForSelector('main');
    expect(await violations(page)).toEqual([]);
  },
);
