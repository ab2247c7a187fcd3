import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { readClipboardText } from '../browsers/clipboard.ts';
import { JobSurface } from './job-surface.ts';
import { DESCRIBE_IMAGE, renderPng, startChromiumLab, type ChromiumLab } from './chromium-lab.ts';

const html = `<body style="margin:0;padding:30px;width:640px;background:#fff;font:24px/1.5 'Liberation Sans',sans-serif">
  Invoice 2026-1184<br>Two chairs, walnut<br>Total due: 418.50 EUR</body>`;
const lines = ['Invoice 2026-1184', 'Two chairs, walnut', 'Total due: 418.50 EUR'];

let lab: ChromiumLab;
let image: Uint8Array;

beforeAll(async () => {
  lab = await startChromiumLab();
  image = await renderPng(lab.chromium, html);
});
afterEach(() => lab.tidy());
afterAll(() => lab.close());

describe('Extract text', () => {
  it('reads on this device without a token, with no request, and copies the very text', async () => {
    await lab.setToken('');
    const page = await lab.imagePage(image);
    const popup = await lab.choose(page, '#image');
    const text = await popup.finished();
    expect(text).toBe(lines.join('\n'));
    expect(await popup.details()).toContain('On this device');
    await lab.click(popup.page, popup.button('Copy'));
    await popup.waitForStatus(/^Copied 10 words\.$/);
    expect(await readClipboardText(lab.display)).toBe(text);
    expect(lab.api.requests.filter(({ path }) => path.includes('chat'))).toEqual([]);
  });

  it('reads with DeepInfra where there is a token, and copies by key', async () => {
    await lab.setToken('test-token');
    const page = await lab.imagePage(image);
    const popup = await lab.choose(page, '#image');
    const text = await popup.finished();
    // The stand-in really reads the image that it was sent.
    expect(text.split('\n').filter(Boolean)).toEqual(lines);
    await popup.page.keyboard.down('Control');
    await popup.page.keyboard.press('c');
    await popup.page.keyboard.up('Control');
    await popup.waitForStatus(/^Copied/);
    expect(await readClipboardText(lab.display)).toBe(text);

    const details = await popup.details();
    expect(details).toContain('Qwen/Qwen3-VL-235B-A22B-Instruct');
    expect(details).toMatch(/Tokens:?[\d,]+ in, [\d,]+ out/);
    expect(details).toMatch(/Cost:?\$0\.\d+/);
    expect(details).toMatch(/Time:?[\d.]+s/);

    const request = await lab.api.waitForRequest(({ path }) => path.includes('chat'));
    expect(request.complaints).toEqual([]);
    expect(request.headers.authorization).toBe('Bearer test-token');
    expect(Object.keys(request.headers).filter((name) => name.startsWith('x-stainless'))).toEqual(
      [],
    );
    const [sent] = request.images;
    expect(sent?.mimeType).toBe('image/png');
    expect(Buffer.from(image).equals(sent?.bytes ?? Buffer.alloc(0))).toBe(true);
    const body = z.object({ max_tokens: z.number(), stream: z.literal(true) }).parse(request.body);
    expect(body.max_tokens).toBeGreaterThan(1000);
    expect(JSON.stringify(request.body)).not.toContain('"detail"');
  });

  it('shows the same job in a popup that is opened later', async () => {
    await lab.setToken('test-token');
    lab.api.play({ kind: 'answer', text: 'Shown twice' });
    const popup = await lab.choose(await lab.imagePage(image), '#image');
    expect(await popup.finished()).toBe('Shown twice');
    for (const path of ['popup.html', 'sidepanel.html', 'workspace.html']) {
      const later = new JobSurface(await lab.chromium.extensionPage(path));
      expect(await later.finished()).toBe('Shown twice');
    }
  });

  it('reads on this device with a token too, where the options say so', async () => {
    await lab.setToken('test-token');
    const options = await lab.chromium.extensionPage('options.html');
    await options.locator('aria/On this device[role="radio"]').click();
    await options.close();
    const popup = await lab.choose(await lab.imagePage(image), '#image');
    expect(await popup.finished()).toBe(lines.join('\n'));
    expect(lab.api.requests.filter(({ path }) => path.includes('chat'))).toEqual([]);
    const again = await lab.chromium.extensionPage('options.html');
    await again.locator('aria/Automatic[role="radio"]').click();
  });
});

describe('Describe image', () => {
  it('describes with a token', async () => {
    await lab.setToken('test-token');
    const popup = await lab.choose(await lab.imagePage(image), '#image', DESCRIBE_IMAGE);
    expect(await popup.finished()).toMatch(/^An image of \d+ by \d+ pixels.*Invoice/s);
  });

  it('says without a token that it needs one, leads to the options, and then goes on', async () => {
    await lab.setToken('');
    const page = await lab.imagePage(image);
    const popup = await lab.choose(page, '#image', DESCRIBE_IMAGE);
    await popup.waitForStatus(/needs a DeepInfra token.*Add one in the options/);
    await lab.click(popup.page, popup.button('Open options'));
    await lab.chromium.waitForSurface('options.html');
    await lab.setToken('test-token');
    const later = new JobSurface(await lab.chromium.extensionPage('popup.html'));
    await later.page.locator(later.button('Retry')).click();
    await later.waitForStatus(/^Done/);
    expect(await later.result()).toContain('Invoice');
  });

  it('is one choice away from a text that was read', async () => {
    await lab.setToken('test-token');
    const popup = await lab.choose(await lab.imagePage(image), '#image');
    await popup.finished();
    await popup.page.select('aria/Task[role="combobox"]', 'describe-image');
    await popup.waitForResult(/^An image of/);
    expect(lab.api.requests.filter(({ path }) => path.includes('chat'))).toHaveLength(2);
  });
});
