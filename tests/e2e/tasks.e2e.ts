import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { readClipboardHtml, readClipboardText } from '../browsers/clipboard.ts';
import { scratchDir } from '../browsers/scratch-dir.ts';
import type { DeepInfraServer } from '../deepinfra/server.ts';
import { BatchSurface } from './batch-surface.ts';
import { renderPng, startChromiumLab, type ChromiumLab } from './chromium-lab.ts';
import type { JobSurface } from './job-surface.ts';
import { receipt } from './result-kinds.ts';

const html = `<body style="margin:0;padding:30px;width:640px;background:#fff;font:24px/1.5 'Liberation Sans',sans-serif">
  Kiosk am Markt<br>2 Tea 3.00<br>Total 3.00 EUR</body>`;

let lab: ChromiumLab;
let image: Uint8Array;

beforeAll(async () => {
  lab = await startChromiumLab();
  image = await renderPng(lab.chromium, html);
  await lab.setToken('test-token');
});
afterEach(() => lab.tidy());
afterAll(() => lab.close());

const bodySchema = z.object({
  model: z.string(),
  temperature: z.number(),
  response_format: z.optional(
    z.object({
      type: z.string(),
      json_schema: z.optional(
        z.object({
          strict: z.literal(true),
          schema: z.object({ properties: z.record(z.string(), z.unknown()) }),
        }),
      ),
    }),
  ),
  messages: z.array(
    z.object({
      role: z.string(),
      content: z.union([
        z.string(),
        z.array(z.object({ type: z.string(), text: z.optional(z.string()) })),
      ]),
    }),
  ),
});

/** The bodies of the chat requests so far. */
function asked({ requests }: DeepInfraServer): z.infer<typeof bodySchema>[] {
  return requests
    .filter(({ path }) => path.includes('chat'))
    .map(({ body }) => bodySchema.parse(body));
}

/** What the last request told the model beside the image. */
function lastPrompt(): string {
  const first = asked(lab.api).at(-1)?.messages[0]?.content;
  return Array.isArray(first) ? first.map(({ text = '' }) => text).join('') : (first ?? '');
}

const TASK = 'aria/Task[role="combobox"]';

/** The popup after the image's text was read, for another task to be chosen. */
async function readImage(): Promise<JobSurface> {
  const popup = await lab.choose(await lab.imagePage(image), '#image');
  await popup.waitForStatus(/^Done/);
  return popup;
}

async function press(page: Page, name: string): Promise<void> {
  const button = await page.waitForSelector(`aria/${name}[role="button"]`);
  await button?.evaluate(
    (element) =>
      new Promise<void>((resolve) => {
        const isEnabled = () => element instanceof HTMLButtonElement && !element.disabled;
        if (isEnabled()) return resolve();
        new MutationObserver(() => isEnabled() && resolve()).observe(element, { attributes: true });
      }),
  );
  await button?.click();
}

describe('JSON', () => {
  it('that does not fit is asked for once more, and then laid out', async () => {
    const popup = await readImage();
    lab.api.play(
      { kind: 'answer', text: JSON.stringify({ ...receipt, total: 'three' }) },
      { times: 1 },
    );
    lab.api.play({ kind: 'answer', text: '```json\n' + JSON.stringify(receipt) + '\n```' });
    await popup.page.select(TASK, 'receipt');
    await popup.waitForResult(/"total": 3\n\}/);
    await popup.waitForStatus(/^Done/);
    expect(await popup.result()).toBe(JSON.stringify(receipt, null, 2));
    const [, first, second, ...more] = asked(lab.api);
    expect(more).toEqual([]);
    expect(first?.response_format?.type).toBe('json_schema');
    expect(first?.messages).toHaveLength(1);
    expect(second?.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
    expect(second?.messages[2]?.content).toMatch(/not the JSON that was asked for \(total:/);
    expect(lab.api.requests.flatMap(({ complaints }) => complaints)).toEqual([]);
  });

  it('that is malformed is mended without another request', async () => {
    const popup = await readImage();
    const malformed = JSON.stringify(receipt).replaceAll('"', "'");
    lab.api.play({ kind: 'answer', text: malformed });
    await popup.page.select(TASK, 'receipt');
    await popup.waitForResult(/"total": 3\n\}/);
    await popup.waitForStatus(/^Done/);
    expect(asked(lab.api)).toHaveLength(2);
  });

  it('has the fields that the person asks for, which are remembered', async () => {
    const popup = await readImage();
    lab.api.play({ kind: 'answer', text: '{"Shop":"Kiosk am Markt","Table no.":null}' });
    await popup.page.select(TASK, 'form-fields');
    const fields = await popup.page.waitForSelector('form.inputs textarea');
    await popup.page.waitForFunction(() => document.activeElement?.localName === 'textarea');
    await fields?.type('Shop\n\nTable no.\nShop\n');
    await press(popup.page, 'Read fields');
    await popup.waitForResult(/"Table no\.": null/);
    const { schema } = asked(lab.api).at(-1)?.response_format?.json_schema ?? {};
    expect(Object.keys(schema?.properties ?? {})).toEqual(['Shop', 'Table no.']);

    await popup.page.close();
    const later = await readImage();
    await later.page.select(TASK, 'form-fields');
    await later.page.waitForFunction(
      () => document.querySelector('textarea')?.value === 'Shop\nTable no.',
    );
  });
});

describe('a task that needs more', () => {
  it('asks for the question, and Enter sends it', async () => {
    const popup = await readImage();
    await popup.page.select(TASK, 'ask');
    await popup.page.waitForFunction(() => document.activeElement?.localName === 'textarea');
    lab.api.play({ kind: 'answer', text: 'Two teas.' });
    await popup.page.keyboard.type('How many teas?');
    expect(asked(lab.api)).toHaveLength(1);
    await popup.page.keyboard.press('Enter');
    await popup.waitForResult(/^Two teas\.$/);
    expect(lastPrompt()).toContain('How many teas?');
  });

  it('asks for the language, and remembers it', async () => {
    const popup = await readImage();
    await popup.page.select(TASK, 'translate');
    const languages = 'form.inputs select';
    await popup.page.waitForSelector(languages);
    lab.api.play({ kind: 'answer', text: 'Tea\n\n---\n\nTee' });
    await popup.page.select(languages, 'de');
    await press(popup.page, 'Translate');
    await popup.waitForResult(/Tee$/);
    expect(lastPrompt()).toContain('into German');
    // It stays to be changed, and is the next default.
    const shown = () => popup.page.$eval(languages, (list) => 'value' in list && list.value);
    expect(await shown()).toBe('de');
    const stored = await popup.page.evaluate(() => chrome.storage.local.get('taskInputs'));
    expect(stored).toMatchObject({ taskInputs: { language: 'de' } });
  });

  it('may be put into the right-click menu, and does there what it did last', async () => {
    const options = await lab.chromium.extensionPage('options.html');
    await (await options.waitForSelector('details.tasks summary'))?.focus();
    await options.keyboard.press('Enter');
    const inMenu = 'aria/Translate in the menu[role="checkbox"]';
    await options.locator(inMenu).click();
    await options.waitForFunction(
      () =>
        chrome.contextMenus.update('translate', {}).then(
          () => true,
          () => false,
        ),
      { polling: 50 },
    );
    lab.api.play({ kind: 'answer', text: 'Tea\n\n---\n\nTee' });
    const page = await lab.imagePage(image);
    const popup = await lab.choose(page, '#image', ['End Up Right', 't']);
    await popup.waitForResult(/Tee$/);
    expect(lastPrompt()).toContain('into German');
    await popup.page.close();
    await options.bringToFront();
    await options.locator(inMenu).click();
  });

  it('offers a comparison for several images alone', async () => {
    const popup = await readImage();
    const isDisabled = await popup.page.$eval(
      'option[value=compare-images]',
      (option) => option instanceof HTMLOptionElement && option.disabled,
    );
    expect(isDisabled).toBe(true);
  });
});

describe('a comparison', () => {
  it('is one request with its images in order, shown formatted, and copied as it stands', async () => {
    const later = await renderPng(lab.chromium, html.replaceAll('3.00', '4.50'));
    const workspace = new BatchSurface(await lab.chromium.extensionPage('workspace.html'));
    await workspace.drop([
      { name: 'monday.png', type: 'image/png', bytes: image },
      { name: 'friday.png', type: 'image/png', bytes: later },
    ]);
    const { page } = workspace;
    await page.waitForSelector('.chooser[aria-busy=false]');
    await page.select('aria/How to read[role="combobox"]', 'together');
    await page.waitForSelector('option[value=compare-images]:enabled');
    await page.select(TASK, 'compare-images');
    const answer =
      'Two receipts; **the price** differs.\n\n- Image 1: 3.00 EUR\n- Image 2: 4.50 EUR';
    lab.api.play({ kind: 'answer', text: answer });
    await workspace.readAll(2);
    await workspace.openItem(0);
    await workspace.waitForResult(/4\.50 EUR$/);
    await workspace.waitForStatus(/^Done/);

    expect(asked(lab.api).map(({ messages }) => messages)).toEqual([
      [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Image 1:' },
            { type: 'image_url' },
            { type: 'text', text: 'Image 2:' },
            { type: 'image_url' },
            { type: 'text', text: expect.stringMatching(/^Compare these .* 2 images, numbered/) },
          ],
        },
      ],
    ]);
    const sent = lab.api.requests.flatMap(({ images }) => images);
    expect(sent[0]?.bytes.equals(image)).toBe(true);
    expect(sent[1]?.bytes.equals(later)).toBe(true);
    expect(lab.api.requests.flatMap(({ complaints }) => complaints)).toEqual([]);

    expect(await workspace.result()).toBe(answer);
    await page.waitForSelector('aria/Formatted result[role="region"]');
    const differences = await page.$$eval('.formatted li', (items) =>
      items.map(({ textContent }) => textContent),
    );
    expect(differences).toEqual(['Image 1: 3.00 EUR', 'Image 2: 4.50 EUR']);
    await lab.click(page, workspace.button('Copy'));
    await workspace.waitForStatus(/^Copied/);
    expect(await readClipboardText(lab.display)).toBe(answer);
    expect(await readClipboardHtml(lab.display)).toContain('<strong>the price</strong>');
  });
});

describe('own prompts', () => {
  const QUOTE = 'Quote the sign, word for word.';

  async function addPrompt(options: Page, name: string, prompt: string): Promise<void> {
    await press(options, 'Add a prompt');
    await options.waitForFunction(
      () => document.activeElement?.getAttribute('aria-label') === 'Name of the prompt',
    );
    await options.keyboard.type(name);
    await options.keyboard.press('Tab');
    // Past the buttons to move and to delete; at an end a button to move is disabled.
    while (await options.evaluate(() => document.activeElement?.localName !== 'textarea')) {
      await options.keyboard.press('Tab');
    }
    await options.keyboard.type(prompt);
  }

  const names = (options: Page) =>
    options.$$eval('.own-prompts .name input', (fields) =>
      fields.map((field) => ('value' in field ? field.value : '')),
    );

  /** The path of the file that the button's click puts into the folder. */
  async function download(options: Page, folder: string, button: string): Promise<string> {
    const browser = await lab.chromium.browser.target().createCDPSession();
    const behaviour = { behavior: 'allow', downloadPath: folder, eventsEnabled: true } as const;
    await browser.send('Browser.setDownloadBehavior', behaviour);
    const name = new Promise<string>((resolve) => {
      browser.once('Browser.downloadWillBegin', (begun) => resolve(begun.suggestedFilename));
    });
    const complete = new Promise<void>((resolve) => {
      browser.on('Browser.downloadProgress', ({ state }) => {
        if (state === 'completed') resolve();
      });
    });
    await press(options, button);
    await complete;
    return path.join(folder, await name);
  }

  /** Resolves once the menu has the prompts of these names, and no other, in it. */
  async function waitForMenu(options: Page, wanted: readonly string[]): Promise<void> {
    await options.waitForFunction(
      async (wanted: readonly string[]) => {
        const items = [...document.querySelectorAll('.own-prompts li')];
        const shown = items.map((item) => item.querySelector('input')?.value);
        if (shown.join('|') !== wanted.join('|')) return false;
        // The item is in the menu if it can be updated.
        const ids = items.map((item) => `own-prompt:${item.getAttribute('data-id')}`);
        return Promise.all(ids.map((id) => chrome.contextMenus.update(id, {}))).then(
          () => true,
          () => false,
        );
      },
      { polling: 50 },
      wanted,
    );
  }

  it('are made in the options and used from the right-click menu and the task list', async () => {
    const options = await lab.chromium.extensionPage('options.html');
    await addPrompt(options, 'Quote the sign', QUOTE);
    await addPrompt(options, 'Everything blue', 'List what is blue.');
    await waitForMenu(options, ['Quote the sign', 'Everything blue']);

    const page = await lab.imagePage(image);
    lab.api.play({ kind: 'answer', text: 'Kiosk am Markt' });
    const popup = await lab.choose(page, '#image', ['End Up Right', 'q']);
    await popup.waitForResult(/^Kiosk am Markt$/);
    expect(lastPrompt()).toBe(QUOTE);
    const picked = await popup.page.$eval(TASK, (list) =>
      list instanceof HTMLSelectElement ? list.selectedOptions[0]?.text : '',
    );
    expect(picked).toBe('Quote the sign');

    const blue = await popup.page.$$eval(
      'option',
      (all) => all.find(({ text }) => text === 'Everything blue')?.value,
    );
    lab.api.play({ kind: 'answer', text: 'Nothing.' });
    await popup.page.select(TASK, blue ?? '');
    await popup.waitForResult(/^Nothing\.$/);
    expect(lastPrompt()).toBe('List what is blue.');
    await popup.page.close();

    // `e` is still Extract text, though another item begins with it.
    lab.api.play({ kind: 'answer', text: 'All of it' });
    const again = await lab.choose(page, '#image');
    await again.waitForResult(/^All of it$/);
    expect(lastPrompt()).toMatch(/^Transcribe all the text/);
  });

  it('are moved by keyboard, deleted with undo, exported and imported', async () => {
    const options = await lab.chromium.extensionPage('options.html');
    await options.waitForSelector('.own-prompts li');
    expect(await names(options)).toEqual(['Quote the sign', 'Everything blue']);
    const down = await options.waitForSelector('aria/Move “Quote the sign” down[role="button"]');
    await down?.focus();
    await options.keyboard.press('Enter');
    await expect.poll(() => names(options)).toEqual(['Everything blue', 'Quote the sign']);
    // At the end the other button has the focus: the same key goes back.
    const focused = () =>
      options.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    await expect.poll(focused).toBe('Move “Quote the sign” up');
    await options.keyboard.press('Enter');
    await expect.poll(() => names(options)).toEqual(['Quote the sign', 'Everything blue']);

    await press(options, 'Delete “Everything blue”');
    await waitForMenu(options, ['Quote the sign']);
    await press(options, 'Undo');
    await waitForMenu(options, ['Quote the sign', 'Everything blue']);

    const folder = await scratchDir('prompts');
    const exported = await download(options, folder.path, 'Export');
    const file = z
      .object({ format: z.literal('legible-prompts'), prompts: z.array(z.unknown()) })
      .parse(JSON.parse(await readFile(exported, 'utf8')));
    expect(file.prompts).toEqual([
      { name: 'Quote the sign', prompt: QUOTE },
      { name: 'Everything blue', prompt: 'List what is blue.' },
    ]);

    await press(options, 'Delete “Everything blue”');
    const other = path.join(folder.path, 'other.json');
    await writeFile(other, '{"prompts":[]}');
    const input = await options.waitForSelector('input[type=file]');
    if (!input) throw new Error('there is no field for a file');
    const choose = async (file: string) => (await input.toElement('input')).uploadFile(file);
    await choose(exported);
    await options.waitForFunction(() => /imported: 1/.test(document.body.textContent ?? ''));
    expect(await names(options)).toEqual(['Quote the sign', 'Everything blue']);
    await choose(other);
    await options.waitForFunction(() =>
      /Nothing was changed/.test(document.body.textContent ?? ''),
    );
    expect(await names(options)).toEqual(['Quote the sign', 'Everything blue']);
  });
});

describe('models', () => {
  it('are chosen for a task, which then asks that one', async () => {
    const options = await lab.chromium.extensionPage('options.html');
    await (await options.waitForSelector('details.tasks summary'))?.focus();
    await options.keyboard.press('Enter');
    const list = 'aria/Model for Describe image[role="combobox"]';
    await options.waitForSelector(list);
    await options.select(list, 'Qwen/Qwen3-VL-30B-A3B-Instruct');
    const popup = await readImage();
    expect(asked(lab.api)[0]?.model).toBe('Qwen/Qwen3-VL-235B-A22B-Instruct');
    await popup.page.select(TASK, 'describe-image');
    await popup.waitForResult(/^An image of/);
    expect(asked(lab.api)[1]?.model).toBe('Qwen/Qwen3-VL-30B-A3B-Instruct');
    // A tab behind others answers no question about its accessible names.
    await options.bringToFront();
    await options.select(list, '');
  });

  it('are listed once a day and on demand; where that fails, the list stays', async () => {
    const listed = () => lab.api.requests.filter(({ path }) => path.endsWith('/models')).length;
    const options = await lab.chromium.extensionPage('options.html');
    const isListed = () =>
      options.waitForFunction(() => /13 models, listed/.test(document.body.textContent ?? ''));
    await isListed();
    lab.api.reset();
    await options.reload();
    await isListed();
    expect(listed()).toBe(0);
    await press(options, 'Refresh models');
    await lab.api.waitForRequest(({ path }) => path.endsWith('/models'));
    expect(listed()).toBe(1);
    lab.api.play({ kind: 'error', status: 503, body: 'Service Unavailable' }, { route: 'models' });
    await press(options, 'Refresh models');
    await options.waitForFunction(() =>
      /fault of its own.*13 models, listed/.test(document.body.textContent ?? ''),
    );
  });

  it('that the image leaves DeepInfra for are told as such', async () => {
    const options = await lab.chromium.extensionPage('options.html');
    await options.waitForSelector('option[value="anthropic/claude-4-sonnet"]');
    await options.select('#model', 'anthropic/claude-4-sonnet');
    const hint = () => options.$eval('#model-hint', (element) => element.textContent);
    expect(await hint()).toContain('passed on to Anthropic');
    const popup = await readImage();
    expect(await popup.details()).toMatch(/Passed on to:?Anthropic/);
    await options.select('#model', 'Qwen/Qwen3-VL-235B-A22B-Instruct');
    expect(await hint()).toContain('The image stays at DeepInfra.');
  });

  it('that are retired are told once, with a way to switch', async () => {
    const options = await lab.chromium.extensionPage('options.html');
    await options.waitForSelector('option[value="google/gemma-3-27b-it"]');
    await options.select('#model', '*');
    const field = await options.waitForSelector('aria/Model ID[role="textbox"]');
    await field?.type('Qwen/Qwen2.5-VL-32B-Instruct');
    await options.keyboard.press('Enter');
    const chosen = () => options.$eval('#model', (list) => 'value' in list && list.value);
    expect(await chosen()).toBe('Qwen/Qwen2.5-VL-32B-Instruct');
    // The options know it from the catalogue.
    await options.waitForFunction(() =>
      /Qwen2\.5-VL-32B-Instruct is retired; Qwen\/Qwen3-VL-30B/.test(
        document.body.textContent ?? '',
      ),
    );

    const popup = await readImage();
    await popup.page.waitForFunction(() =>
      /is retired: Qwen\/Qwen3-VL-30B-A3B-Instruct answered/.test(
        document.querySelector('.notice')?.textContent ?? '',
      ),
    );
    await popup.page.close();
    const second = await readImage();
    // The details tell it still.
    expect(await second.details()).toContain('asked for Qwen/Qwen2.5-VL-32B-Instruct');
    expect(await second.page.$('.notice')).toBeNull();
    await second.page.close();

    // Another retired model, told in its turn.
    await options.bringToFront();
    await options.select('#model', '*');
    await (
      await options.waitForSelector('aria/Model ID[role="textbox"]')
    )?.type('allenai/olmOCR-2-7B-1025\n');
    const third = await readImage();
    await lab.click(third.page, third.button('Use Qwen/Qwen3-VL-30B-A3B-Instruct'));
    await third.page.waitForFunction(() =>
      /From now on/.test(document.querySelector('.notice')?.textContent ?? ''),
    );
    await options.waitForFunction(
      () =>
        document.querySelector<HTMLSelectElement>('#model')?.value ===
        'Qwen/Qwen3-VL-30B-A3B-Instruct',
    );
    await third.page.locator(third.button('Retry')).click();
    await lab.api.waitForRequest(
      ({ body }) => bodySchema.safeParse(body).data?.model === 'Qwen/Qwen3-VL-30B-A3B-Instruct',
    );
    await options.select('#model', 'Qwen/Qwen3-VL-235B-A22B-Instruct');
  });
});
