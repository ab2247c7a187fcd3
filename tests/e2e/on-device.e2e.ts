import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { scratchDir } from '../browsers/scratch-dir.ts';
import { foreignPages } from '../pages/foreign-pages.ts';
import { CHROME_BUILD, renderPng, startChromiumLab, type ChromiumLab } from './chromium-lab.ts';
import { LAYER } from './text-layer-lab.ts';

let lab: ChromiumLab;

/** A PNG of a white canvas on which the script `draw` has drawn with `context`. */
async function drawn(width: number, height: number, draw: string): Promise<Uint8Array> {
  const page = await lab.chromium.newPage('about:blank');
  await page.setContent(
    `<canvas width="${width}" height="${height}"></canvas><script>
      const context = document.querySelector('canvas').getContext('2d');
      context.fillStyle = '#fff';
      context.fillRect(0, 0, ${width}, ${height});
      context.fillStyle = '#000';
      context.font = '24px "Liberation Sans"';
      ${draw}
    </script>`,
  );
  const url = await page.evaluate(() => document.querySelector('canvas')?.toDataURL('image/png'));
  await page.close();
  return Buffer.from(url?.split(',')[1] ?? '', 'base64');
}

async function read(image: Uint8Array): Promise<string> {
  const popup = await lab.choose(await lab.imagePage(image), '#image');
  return popup.finished(50_000);
}

/** The share of the truth's letters and digits that are in what was read, in any order. */
function lettersFound(truth: string, read: string): number {
  const letters = (text: string): string[] => text.normalize('NFKC').match(/[\p{L}\p{N}]/gu) ?? [];
  const left = letters(read);
  const wanted = letters(truth);
  const found = wanted.filter((letter) => {
    const at = left.indexOf(letter);
    if (at !== -1) left.splice(at, 1);
    return at !== -1;
  });
  return found.length / wanted.length;
}

describe('the engine on this device', () => {
  beforeAll(async () => {
    lab = await startChromiumLab();
  });
  afterEach(() => lab.tidy());
  afterAll(() => lab.close());

  it.each(foreignPages)('finds out that a page is $name, and reads it', async (page) => {
    const image = await renderPng(
      lab.chromium,
      `<body style="margin:0;padding:24px;width:640px;background:#fff;font:19px/1.7 'Liberation Sans','Noto Sans CJK JP'">${page.text}`,
    );
    const text = await read(image);
    expect(lettersFound(page.text, text), text).toBeGreaterThanOrEqual(page.found);
  });

  it.each([
    ['on its side', 'context.translate(400, 0); context.rotate(Math.PI / 2);'],
    ['on its head', 'context.translate(400, 400); context.rotate(Math.PI);'],
  ])('reads a page that stands %s in its order', async (_name, turn) => {
    const write = ['First the lantern', 'Then the harbour', 'Last the long road home']
      .map((line, index) => `context.fillText('${line}', 40, ${100 + index * 60});`)
      .join('');
    expect(await read(await drawn(400, 400, turn + write))).toBe(
      'First the lantern\nThen the harbour\nLast the long road home',
    );
  });

  it.each([
    ['a blank image', 600, 400, ''],
    [
      'lines of one pixel',
      600,
      400,
      'for (let y = 9; y < 400; y += 7) context.fillRect(0, y, 600, 1);',
    ],
    ['an image two pixels high', 600, 2, 'context.fillRect(20, 0, 300, 1);'],
  ])('finds no text in %s', async (_name, width, height, draw) => {
    expect(await read(await drawn(width, height, draw))).toBe('');
  });

  it('comes to an end with noise', async () => {
    const noise = `let seed = 1;
      for (let y = 0; y < 300; y++) for (let x = 0; x < 400; x++) {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        context.fillStyle = 'rgb(' + (seed % 256) + ',' + ((seed >> 8) % 256) + ',' + ((seed >> 16) % 256) + ')';
        context.fillRect(x, y, 1, 1);
      }`;
    expect((await read(await drawn(400, 300, noise))).length).toBeLessThan(40);
  });

  it('reads an image of a hundred megapixels', { timeout: 120_000 }, async () => {
    const page = await lab.chromium.newPage(lab.site.page('/huge', '<img id="image" width="300">'));
    await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(10_000, 10_000);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      context.fillStyle = '#fff';
      context.fillRect(0, 0, 10_000, 10_000);
      context.fillStyle = '#000';
      context.font = '700px "Liberation Sans"';
      context.fillText('Vast but read', 1500, 5000);
      const blob = await canvas.convertToBlob({ type: 'image/png' });
      const img = document.querySelector('img');
      if (img) img.src = URL.createObjectURL(blob);
    });
    await page.waitForFunction(() => document.querySelector('img')?.naturalWidth === 10_000);
    const popup = await lab.choose(page, '#image');
    expect(await popup.finished(90_000)).toBe('Vast but read');
  });

  it('reads a strip 20,000 pixels high from its top to its bottom', async () => {
    const write = `for (let k = 1; k <= 20; k++) context.fillText('Milestone number ' + k, 30, k * 980);`;
    const lines = (await read(await drawn(360, 20_000, write))).split('\n');
    expect(lines).toEqual(Array.from({ length: 20 }, (_, k) => `Milestone number ${k + 1}`));
  });
});

it('a damaged file of the engine is told as such, and the cloud still reads', async () => {
  const build = await scratchDir('damaged');
  await cp(CHROME_BUILD, build.path, { recursive: true });
  const model = join(build.path, 'engine', 'rec_en_PP-OCRv3_infer.onnx');
  await writeFile(model, (await readFile(model)).subarray(0, 1_000_000));
  lab = await startChromiumLab({ extension: build.path });
  try {
    const image = await drawn(360, 120, `context.fillText('Meet at the pier', 30, 60);`);
    const popup = await lab.choose(await lab.imagePage(image), '#image');
    await popup.waitForStatus(/engine on this device did not start.*use DeepInfra/, 40_000);
    await lab.tidy();
    await lab.setToken('test-token');
    expect(await read(image)).toContain('Meet at the pier');
  } finally {
    await lab.close();
    await build.remove();
  }
});

it('no request leaves the browser while it reads, marks and lays text, in any script', async () => {
  const scratch = await scratchDir('netlog');
  const log = join(scratch.path, 'requests.json');
  lab = await startChromiumLab({ args: [`--log-net-log=${log}`] });
  let origin = '';
  try {
    for (const text of [
      'Meet at the old pier',
      'Поезд отправляется с третьего пути',
      '会議は木曜日の午後に変更されました',
      '회의는 목요일 오후로 변경되었습니다',
    ]) {
      const image = await drawn(640, 120, `context.fillText('${text}', 30, 60);`);
      expect(lettersFound(text, await read(image))).toBeGreaterThan(0.8);
    }
    // Hardly to be told from its ground: some of it is in doubt.
    const faint = `context.font = '13px "Liberation Serif"'; context.filter = 'blur(1.4px)';
      context.fillText('Meet Ms Okafor at half past ten in room 4.12 of the old mill', 30, 60);`;
    const page = await lab.imagePage(await drawn(480, 120, faint));
    const popup = await lab.choose(page, '#image');
    await popup.finished();
    await popup.page.waitForSelector('mark');
    await lab.click(popup.page, popup.button('Select text on the image'));
    await page.waitForSelector(LAYER, { timeout: 30_000 });
    const counted = lab.site.page('/counted', '');
    origin = new URL(counted).origin;
    // One that the extension does make: were it not in the log, the log would prove nothing.
    await lab.chromium.worker.evaluate(
      z.null(),
      `fetch('${counted}').then(() => null, () => null)`,
    );
  } finally {
    await lab.close();
  }
  // What the browser itself logged of all its processes: pages, worker, offscreen document.
  const written = await readFile(log, 'utf8');
  // What Chromium asks its makers for on its own is of no origin.
  const urls = written
    .split('\n')
    .filter((line) => line.includes('"initiator"') && !line.includes('"not an origin"'))
    .map((line) => /"url":"([^"]*)"/.exec(line)?.[1] ?? line);
  const isOurs = (url: string) => url.startsWith(origin) || url.startsWith('chrome-extension:');
  expect(urls).toContain(`${origin}/counted`);
  expect(urls.filter((url) => !isOurs(url))).toEqual([]);
  await scratch.remove();
});
