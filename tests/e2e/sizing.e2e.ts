import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { errors } from '../deepinfra/errors.ts';
import type { RecordedRequest } from '../deepinfra/recorded-request.ts';
import { DESCRIBE_IMAGE, renderPng, startChromiumLab, type ChromiumLab } from './chromium-lab.ts';

let lab: ChromiumLab;

beforeAll(async () => {
  lab = await startChromiumLab();
  await lab.setToken('test-token');
});
afterEach(() => lab.tidy());
afterAll(() => lab.close());

/** What the model takes at best: 2,048 squares of 32 pixels. */
const MOST_PIXELS = 2048 * 32 * 32;

/** A bill of many lines, some of which repeat. */
const lines = Array.from({ length: 130 }, (_, index) => {
  if (index % 5 === 4) return 'Subtotal carried forward';
  return index % 3 === 0 ? 'Delivery free of charge' : `Item ${1000 + index * 7} at ${index} EUR`;
});

const page = (more = '') =>
  `<body style="margin:0;padding:30px;width:900px;background:#fff;font:26px/40px 'Liberation Sans';
  position:relative">${lines.map((line) => `<div>${line}</div>`).join('')}${more}`;

function chats(): RecordedRequest[] {
  return lab.api.requests.filter(({ path }) => path.includes('chat'));
}

/** Sees changes within a text too, which tell no observer of elements. */
async function waitForText(tab: Page, selector: string, fits: RegExp): Promise<void> {
  await tab.waitForFunction(
    (selector: string, pattern: string) =>
      new RegExp(pattern).test(document.querySelector(selector)?.textContent ?? ''),
    { polling: 50, timeout: 20_000 },
    selector,
    fits.source,
  );
}

function withText(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

describe('a tall page', { timeout: 120_000 }, () => {
  it('is cut where it is blank, and read as one text, word for word', async () => {
    lab.api.play({ kind: 'answer', oneColumn: true });
    const popup = await lab.choose(
      await lab.imagePage(await renderPng(lab.chromium, page())),
      '#image',
    );
    expect(withText(await popup.finished(60_000))).toEqual(lines);
    const sent = chats().map(({ images: [image] }) => image);
    expect(sent).toHaveLength(3);
    for (const image of sent) {
      expect(image?.mimeType).toBe('image/png');
      const { width = 0, height = 0 } = image?.pixelSize ?? {};
      expect(width).toBe(960);
      expect(width * height).toBeLessThanOrEqual(MOST_PIXELS);
    }
    // Those of all parts: 5,260 rows of 960 pixels are 4,950 squares.
    expect(await popup.details()).toMatch(/Tokens:?[56],\d{3} in/);
  });

  it('that is nowhere blank is read with an overlap, no line twice and none lost', async () => {
    lab.api.play({ kind: 'answer', oneColumn: true });
    const rungs = `<div style="position:absolute;inset:0 0 0 auto;width:8px;background:
      repeating-linear-gradient(#d8d8d8 0 3px,#fff 3px 6px)"></div>`;
    const popup = await lab.choose(
      await lab.imagePage(await renderPng(lab.chromium, page(rungs))),
      '#image',
    );
    expect(withText(await popup.finished(90_000))).toEqual(lines);
    const heights = chats().map(({ images: [image] }) => image?.pixelSize?.height ?? 0);
    const whole = lines.length * 40 + 60;
    expect(heights.reduce((sum, height) => sum + height, 0)).toBeGreaterThan(whole + 300);
  });

  it('says which part is being read, and Stop keeps what had come', async () => {
    lab.api.play({ kind: 'manual' });
    const image = await lab.imagePage(await renderPng(lab.chromium, page()));
    const popup = await lab.choose(image, '#image');
    const first = await lab.api.nextStream();
    await waitForText(popup.page, '[role=status]', /^Reading part 1 of 3…$/);
    await first.push('One');
    await waitForText(popup.page, '[aria-label=Result]', /^One$/);
    await first.finish();
    const second = await lab.api.nextStream();
    await waitForText(popup.page, '[role=status]', /^Reading part 2 of 3…$/);
    await second.push('Two');
    await waitForText(popup.page, '[aria-label=Result]', /^One\n+Two$/);
    await lab.click(popup.page, popup.button('Stop'));
    await popup.waitForStatus(/^Stopped/);
    expect(chats()).toHaveLength(2);
  });

  it('is described whole, its parts together in one request', async () => {
    lab.api.play({ kind: 'answer', text: 'A long bill.' });
    const image = await lab.imagePage(await renderPng(lab.chromium, page()));
    const popup = await lab.choose(image, '#image', DESCRIBE_IMAGE);
    expect(await popup.finished()).toBe('A long bill.');
    const [request, ...more] = chats();
    expect(more).toEqual([]);
    expect(request?.images).toHaveLength(3);
    expect(JSON.stringify(request?.body)).toContain('Image 1, part 3 of 3');
  });
});

/** Noise of a camera's kind, as a PNG. */
async function photo(width: number, height: number): Promise<Uint8Array> {
  const tab = await lab.chromium.newPage('about:blank');
  const base64 = await tab.evaluate(
    async (width, height) => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [width, height];
      const context = canvas.getContext('2d');
      const pixels = context?.createImageData(width, height);
      if (!context || !pixels) throw new Error('no canvas');
      let noise = 1;
      for (let i = 0; i < pixels.data.length; i++) {
        noise = (Math.imul(noise, 1_664_525) + 1_013_904_223) >>> 0;
        pixels.data[i] = i % 4 === 3 ? 255 : 90 + (noise >>> 25);
      }
      context.putImageData(pixels, 0, 0);
      return canvas.toDataURL('image/png').split(',')[1] ?? '';
    },
    width,
    height,
  );
  await tab.close();
  return Buffer.from(base64, 'base64');
}

describe('the encoding', () => {
  it('of a photo is lossy, whatever its file was', async () => {
    lab.api.play({ kind: 'answer', text: 'x' });
    const image = await photo(1000, 700);
    const popup = await lab.choose(await lab.imagePage(image), '#image');
    await popup.finished();
    const [sent] = chats()[0]?.images ?? [];
    expect(sent?.mimeType).toBe('image/jpeg');
    expect(sent?.pixelSize).toEqual({ width: 1000, height: 700 });
    expect(sent?.bytes.length).toBeLessThan(image.length);
  });

  it('of a drawn page that is scaled down is lossless', async () => {
    lab.api.play({ kind: 'answer', text: 'x' });
    const wide = `<body style="margin:0;width:2400px;height:1600px;background:#fff;font:60px sans-serif">Wide`;
    const popup = await lab.choose(
      await lab.imagePage(await renderPng(lab.chromium, wide)),
      '#image',
    );
    await popup.finished();
    expect(chats()[0]?.images[0]?.mimeType).toBe('image/png');
  });
});

describe('a large body', () => {
  it('goes gzipped', async () => {
    lab.api.play({ kind: 'answer', text: 'Packed' });
    const popup = await lab.choose(await lab.imagePage(await photo(500, 400)), '#image');
    expect(await popup.finished()).toBe('Packed');
    const [request] = chats();
    expect(request?.headers['content-encoding']).toBe('gzip');
    expect(request?.wireBytes).toBeLessThan(JSON.stringify(request?.body).length * 0.8);
    expect(request?.complaints).toEqual([]);
  });

  it('goes plain where that is refused, and so from then on', async () => {
    await lab.chromium.worker.kill();
    lab.api.play(errors.unsupportedEncoding, { times: 1 });
    lab.api.play({ kind: 'answer', text: 'Plain' });
    const image = await photo(500, 400);
    const popup = await lab.choose(await lab.imagePage(image), '#image');
    expect(await popup.finished()).toBe('Plain');
    const again = await lab.choose(await lab.imagePage(image), '#image');
    expect(await again.finished()).toBe('Plain');
    expect(chats().map(({ headers, status }) => [headers['content-encoding'], status])).toEqual([
      ['gzip', 415],
      [undefined, 200],
      [undefined, 200],
    ]);
  });

  it('of less than 100 kB goes as it is', async () => {
    lab.api.play({ kind: 'answer', text: 'Small' });
    const popup = await lab.choose(await lab.imagePage(await photo(60, 60)), '#image');
    await popup.finished();
    expect(chats()[0]?.headers['content-encoding']).toBeUndefined();
  });
});

describe('the address in place of the pixels', () => {
  const ADDRESS = 'https://pictures.example/card.png?size=2';
  let card: Uint8Array;

  beforeAll(async () => {
    card = await renderPng(
      lab.chromium,
      `<body style="margin:0;padding:30px;width:500px;background:#fff;font:28px 'Liberation Sans'">Platform 9`,
    );
    const options = await lab.chromium.extensionPage('options.html');
    const box = 'aria/Send the address of public images instead of their pixels[role="checkbox"]';
    await options.locator(box).click();
    await options.waitForFunction(async () =>
      JSON.stringify(await chrome.storage.local.get('settings')).includes('"sendAddress":true'),
    );
    await options.close();
  });

  /** A page with an image of another site, as the browser would get it from there. */
  async function pageWith(address: string) {
    const tab = await lab.chromium.newPage(lab.site.page('/empty', ''));
    await tab.setRequestInterception(true);
    tab.on('request', (request) => {
      if (request.url() !== address) return void request.continue();
      void request.respond({
        contentType: 'image/png',
        headers: { 'access-control-allow-origin': '*' },
        body: Buffer.from(card),
      });
    });
    await tab.goto(lab.site.page('/public', `<img id="image" src="${address}">`));
    await tab.waitForFunction(() => document.querySelector('img')?.naturalWidth);
    return tab;
  }

  it('goes where the image lies in public', async () => {
    lab.api.play({ kind: 'answer', downloads: { [ADDRESS]: card } });
    const popup = await lab.choose(await pageWith(ADDRESS), '#image');
    expect(await popup.finished()).toContain('Platform 9');
    expect(chats().map(({ images }) => images.map(({ url }) => url))).toEqual([[ADDRESS]]);
  });

  it('gives way to the pixels where the server cannot fetch it', async () => {
    const popup = await lab.choose(await pageWith(ADDRESS), '#image');
    expect(await popup.finished()).toContain('Platform 9');
    expect(chats().map(({ images }) => images.map(({ url }) => url))).toEqual([[ADDRESS], [null]]);
  });

  it('is never that of a private place', async () => {
    const popup = await lab.choose(await lab.imagePage(card), '#image');
    expect(await popup.finished()).toContain('Platform 9');
    expect(chats().map(({ images }) => images.map(({ url }) => url))).toEqual([[null]]);
  });
});
