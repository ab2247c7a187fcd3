import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { errors } from '../deepinfra/errors.ts';
import { startChromiumLab, type ChromiumLab } from './chromium-lab.ts';

let lab: ChromiumLab;

beforeAll(async () => {
  lab = await startChromiumLab();
});
afterEach(() => lab.tidy());
afterAll(() => lab.close());

const field = 'aria/DeepInfra token[role="textbox"]';

async function testToken(options: Page, token: string): Promise<void> {
  const box = await options.waitForSelector(field);
  await box?.click({ count: 3 });
  await box?.type(token);
  await options.locator('aria/Test token[role="button"]').click();
}

async function waitForStatus(options: Page, said: RegExp): Promise<void> {
  await options.waitForFunction(
    (pattern: string) =>
      new RegExp(pattern).test(document.querySelector('[role=status]')?.textContent ?? ''),
    { timeout: 10_000 },
    said.source,
  );
}

describe('the token', () => {
  it('is tested against the API, which says whose it is and how much money is left', async () => {
    const options = await lab.chromium.extensionPage('options.html');
    await testToken(options, 'test-token');
    await waitForStatus(options, /The token works.*Money left: \$\d/);
    const request = await lab.api.waitForRequest(({ path }) => path.includes('/v1/me'));
    expect(request.headers.authorization).toBe('Bearer test-token');
    expect(request.complaints).toEqual([]);
  });

  it('that is wrong, or has no money, is told as such', async () => {
    const options = await lab.chromium.extensionPage('options.html');
    await testToken(options, 'nonsense');
    await waitForStatus(options, /does not accept the token/);
    lab.api.play(errors.internalMessage, { route: 'me' });
    await testToken(options, 'test-token');
    await waitForStatus(options, /fault of its own/);
  });

  it('is masked, can be shown, is kept, and can be removed', async () => {
    const options = await lab.chromium.extensionPage('options.html');
    const box = await options.waitForSelector(field);
    await box?.click({ count: 3 });
    await box?.type(' kept-token\n');
    const mask = () =>
      options.$eval(field, (input) =>
        getComputedStyle(input).getPropertyValue('-webkit-text-security'),
      );
    expect(await mask()).toBe('disc');
    await options.locator('aria/Show token[role="button"]').click();
    expect(await mask()).toBe('none');
    await options.close();

    const again = await lab.chromium.extensionPage('options.html');
    const value = () =>
      again.$eval(field, (input) => (input instanceof HTMLInputElement ? input.value : null));
    await again.waitForSelector(field);
    expect(await value()).toBe('kept-token');
    await again.locator('aria/Remove token[role="button"]').click();
    await waitForStatus(again, /removed/);
    expect(await value()).toBe('');
    const stored = await again.evaluate(() => chrome.storage.local.get());
    expect(JSON.stringify(stored)).not.toContain('kept-token');
  });
});

describe('the model', () => {
  it('is chosen from the live list of vision models, with prices, and is kept', async () => {
    const options = await lab.chromium.extensionPage('options.html');
    const select = 'aria/Model[role="combobox"]';
    // The list of an hour ago would do; the person wants a new one.
    await options.waitForFunction(() => /models, listed/.test(document.body.textContent ?? ''));
    await options.locator('aria/Refresh models[role="button"]').click();
    // The catalogue is public: no token is needed, and none is sent.
    const request = await lab.api.waitForRequest(({ path }) => path.endsWith('/models'));
    expect(request.headers.authorization).toBeUndefined();
    await options.waitForFunction(() => document.querySelectorAll('#model option').length > 5);
    const models = await options.$eval(select, (list) =>
      list instanceof HTMLSelectElement ? [...list.options].map(({ text }) => text) : [],
    );
    expect(models.join('\n')).toMatch(/Qwen3-VL-30B-A3B-Instruct — \$0\.15 in, \$0\.60 out/);
    await options.select(select, 'google/gemma-3-27b-it');
    await options.close();
    const again = await lab.chromium.extensionPage('options.html');
    await again.waitForSelector(select);
    const chosen = await again.$eval(select, (list) =>
      list instanceof HTMLSelectElement ? list.value : null,
    );
    expect(chosen).toBe('google/gemma-3-27b-it');
  });
});

describe('the API base URL', () => {
  it('is saved only when the token is safe there', async () => {
    const options = await lab.chromium.extensionPage('options.html');
    const box = await options.waitForSelector('aria/API base URL[role="textbox"]');
    await box?.click({ count: 3 });
    await box?.type('http://example.com/v1');
    const invalid = () => options.$eval('#base-url', (input) => input.getAttribute('aria-invalid'));
    expect(await invalid()).toBe('true');
    const stored = () => options.evaluate(() => chrome.storage.local.get('settings'));
    expect(JSON.stringify(await stored())).not.toContain('example.com');
    await box?.click({ count: 3 });
    await box?.type('http://localhost:11434/v1');
    expect(await invalid()).toBe('false');
    expect(JSON.stringify(await stored())).toContain('http://localhost:11434/v1');
    const reset = await options.waitForSelector('aria/Use DeepInfra\'s address[role="button"]');
    await reset?.click();
    expect(JSON.stringify(await stored())).toContain('https://api.deepinfra.com/v1/openai');
  });
});

describe('the language read on this device', () => {
  it('is chosen by name, and is kept', async () => {
    const options = await lab.chromium.extensionPage('options.html');
    const select = await options.waitForSelector('aria/Language read on this device');
    await select?.select('ja');
    await options.waitForFunction(async () =>
      JSON.stringify(await chrome.storage.local.get('settings')).includes('["ja"]'),
    );
    await options.reload();
    const kept = await options.waitForSelector('aria/Language read on this device');
    const shown = await kept?.$eval('option:checked', (option) => option.textContent);
    expect(shown).toBe('Japanese');
    await kept?.select('auto');
  });
});
