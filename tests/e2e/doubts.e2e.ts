import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { renderPng, startChromiumLab, type ChromiumLab } from './chromium-lab.ts';
import { JobSurface } from './job-surface.ts';

const html = `<body style="margin:0;padding:30px;width:640px;background:#fff;font:24px/1.5 'Liberation Sans',sans-serif">
  Invoice 2026-1184<br>Two chairs, walnut<br>Delivered on 4 June<br>Total due: 418.50 EUR</body>`;
const truth = 'Invoice 2026-1184\nTwo chairs, walnut\nDelivered on 4 June\nTotal due: 418.50 EUR';
const wrong =
  'Invoice 2026-1184\nTwo chairs, walnut\nTotal due: 418.60 EUR\nThank you for shopping';

let lab: ChromiumLab;
let image: Uint8Array;

beforeAll(async () => {
  lab = await startChromiumLab();
  image = await renderPng(lab.chromium, html);
  await lab.setToken('test-token');
});
afterEach(() => lab.tidy());
afterAll(() => lab.close());

async function read(): Promise<JobSurface> {
  return lab.choose(await lab.imagePage(image), '#image');
}

/** Each mark as the text that it is on, and what it says. */
const marks = ({ page }: JobSurface) =>
  page.$$eval('mark', (all) => all.map((mark) => `${mark.textContent}: ${mark.title}`));

it('marks what the image does not show, leaves the text, and shows the spot by key', async () => {
  lab.api.play({ kind: 'answer', text: wrong });
  const popup = await read();
  expect(await popup.finished()).toBe(wrong);
  await popup.page.waitForSelector('mark', { timeout: 20_000 });
  expect(await popup.result()).toBe(wrong);
  expect(await marks(popup)).toEqual([
    ': Left out here: Delivered on 4 June',
    '418.60: The image seems to show: 418.50',
    'Thank: Not seen in the image.',
    'you: Not seen in the image.',
    'for: Not seen in the image.',
    'shopping: Not seen in the image.',
  ]);
  await popup.page.keyboard.press('F8');
  await popup.page.keyboard.press('F8');
  await popup.page.waitForSelector('aria/Where it stands in the image[role="image"]');
  expect(await popup.page.$eval('.doubts', (bar) => bar.textContent)).toContain('418.50');
  // The crop holds the ink of the amount, and not the whole picture.
  const spot = await popup.page.waitForFunction(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.spot');
    const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
    const dark = data?.filter((value, at) => at % 4 === 0 && value < 80).length ?? 0;
    return canvas && dark > 50 && { width: canvas.width, height: canvas.height };
  });
  const size = await spot.jsonValue();
  expect(size && size.width).toBeLessThan(500);
  await popup.page.keyboard.down('Shift');
  await popup.page.keyboard.press('F8');
  await popup.page.keyboard.up('Shift');
  expect(
    await popup.page.$eval('mark[aria-current=true]', (mark) => mark.getAttribute('title')),
  ).toContain('Left out');
});

it('marks nothing in a text that is right, and shows the same later', async () => {
  lab.api.play({ kind: 'answer', text: truth.replaceAll('\n', '  \n') });
  const popup = await read();
  await popup.finished();
  const checked = () =>
    popup.page.evaluate(async () => {
      const opened = indexedDB.open('legible');
      await new Promise((resolve) => opened.addEventListener('success', resolve));
      const all = opened.result.transaction('jobs').objectStore('jobs').getAll();
      await new Promise((resolve) => all.addEventListener('success', resolve));
      const jobs: { createdAt: number; doubts: unknown }[] = all.result;
      return jobs.toSorted((a, b) => b.createdAt - a.createdAt)[0]?.doubts;
    });
  await expect.poll(checked, { timeout: 20_000 }).toEqual([]);
  expect(await marks(popup)).toEqual([]);
});

it('is switched off in the options', async () => {
  const options = await lab.chromium.extensionPage('options.html');
  await options.locator('aria/Mark words in doubt[role="checkbox"]').click();
  lab.api.play({ kind: 'answer', text: wrong });
  const popup = await read();
  await popup.finished();
  const later = new JobSurface(await lab.chromium.extensionPage('popup.html'));
  expect(await later.finished()).toBe(wrong);
  expect(await marks(later)).toEqual([]);
  await options.bringToFront();
  await options.locator('aria/Mark words in doubt[role="checkbox"]').click();
});

it('shows a draft where it is wanted, which gives way to the text', async () => {
  const options = await lab.chromium.extensionPage('options.html');
  await options.locator('aria/Show a draft at once[role="checkbox"]').click();
  lab.api.play({ kind: 'manual' });
  const popup = await read();
  const stream = await lab.api.nextStream();
  await popup.waitForStatus(/^Draft read on this device/);
  expect(await popup.result()).toBe(truth);
  expect(
    await popup.page.$eval('[aria-label=Result]', (result) => result.getAttribute('aria-busy')),
  ).toBe('true');
  await stream.push('Invoice 2026-1184');
  await popup.waitForResult(/^Invoice 2026-1184$/);
  await stream.finish();
  expect(await popup.finished()).toBe('Invoice 2026-1184');
  await options.bringToFront();
  await options.locator('aria/Show a draft at once[role="checkbox"]').click();
});
