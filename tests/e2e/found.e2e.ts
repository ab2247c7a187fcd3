import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import { readClipboardText } from '../browsers/clipboard.ts';
import { until } from '../browsers/until.ts';
import { startChromiumLab, type ChromiumLab } from './chromium-lab.ts';
import { JobSurface } from './job-surface.ts';

let lab: ChromiumLab;

beforeAll(async () => {
  lab = await startChromiumLab();
  await lab.setToken('test-token');
});
afterEach(() => lab.tidy());
afterAll(() => lab.close());

async function qrCode(text: string): Promise<Uint8Array> {
  const wasm = new URL(import.meta.resolve('zxing-wasm/writer/zxing_writer.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });
  const { svg } = await writeBarcode(text, { format: 'QRCode', scale: 6 });
  return Buffer.from(svg);
}

it('offers what stands in the text and in a code, and opens nothing by itself', async () => {
  const opened = lab.site.page('/opened', 'Opened');
  lab.api.play({
    kind: 'answer',
    text: 'Ask help@example.org or call (202) 456-1111.\njavascript:alert(1) https://example.org/a',
  });
  const page = await lab.imagePage(await qrCode(opened), 'image/svg+xml');
  const popup = await lab.choose(page, '#image');
  await popup.finished();
  const items = () =>
    popup.page.$$eval('[aria-label="Found in the image"] li', (all) =>
      all.map((item) => [
        item.querySelector('bdi')?.textContent,
        item.querySelector('a')?.getAttribute('href') ?? null,
      ]),
    );
  await expect.poll(items).toEqual([
    [opened, opened],
    ['https://example.org/a', 'https://example.org/a'],
    ['help@example.org', 'mailto:help%40example.org'],
    ['+1 202 456 1111', null],
  ]);
  const tabs = async () => (await lab.chromium.browser.pages()).map((tab) => tab.url());
  expect(await tabs()).not.toContain(opened);

  await lab.click(popup.page, 'aria/Copy +1 202 456 1111[role="button"]');
  await until('it is copied', async () =>
    (await readClipboardText(lab.display)).includes('+1 202 456 1111'),
  );
  await lab.click(popup.page, 'aria/Open link[role="link"]');
  await until('it is open', async () => (await tabs()).includes(opened));
});

it('reads aloud in the language of the text, and stops', async () => {
  lab.api.play({
    kind: 'answer',
    text: 'Das Schiff legt um halb zehn ab. Bitte seien Sie pünktlich.',
  });
  const popup = await lab.choose(await lab.imagePage(await qrCode('x'), 'image/svg+xml'), '#image');
  await popup.finished();

  // The machine has no voice: one that says nothing, and ends only when it is cancelled.
  const view = await lab.chromium.newPage('about:blank');
  await view.evaluateOnNewDocument(() => {
    const said: { text: string; lang: string }[] = [];
    let current: SpeechSynthesisUtterance | null = null;
    const voice = Object.assign(new EventTarget(), {
      said,
      getVoices: () => [{}],
      speak: (utterance: SpeechSynthesisUtterance) => {
        said.push({ text: utterance.text, lang: utterance.lang });
        current = utterance;
      },
      cancel: () => void current?.dispatchEvent(new Event('error')),
    });
    Object.defineProperty(globalThis, 'speechSynthesis', { value: voice });
  });
  await view.goto(`chrome-extension://${lab.chromium.extensionId}/popup.html`);
  const surface = new JobSurface(view);
  // The buttons make room for the image when it comes: a click before may miss.
  await view.waitForFunction(
    () => document.images.length > 0 && [...document.images].every((image) => image.complete),
  );
  await view.locator(surface.button('Read aloud')).click();
  await view.waitForSelector(surface.button('Stop reading aloud'));
  const said = () => view.evaluate(() => Reflect.get(speechSynthesis, 'said'));
  await expect.poll(said).toEqual([{ text: 'Das Schiff legt um halb zehn ab.', lang: 'de' }]);
  await view.locator(surface.button('Stop reading aloud')).click();
  await view.waitForSelector(surface.button('Read aloud'));
  expect(await said()).toHaveLength(1);
});
