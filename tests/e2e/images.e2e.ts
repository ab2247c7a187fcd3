import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readClipboardText, writeClipboard } from '../browsers/clipboard.ts';
import { startPageServer, type PageServer } from '../pages/page-server.ts';
import { JobSurface } from './job-surface.ts';
import { renderPng, startChromiumLab, type ChromiumLab } from './chromium-lab.ts';

let lab: ChromiumLab;
let elsewhere: PageServer;
let image: Uint8Array;

beforeAll(async () => {
  [lab, elsewhere] = await Promise.all([startChromiumLab(), startPageServer()]);
  image = await renderPng(
    lab.chromium,
    `<body style="margin:0;padding:30px;width:500px;background:#fff;font:28px 'Liberation Sans'">Gate closes at 14:35`,
  );
  await lab.setToken('test-token');
});
afterEach(() => lab.tidy());
afterAll(async () => {
  await lab.close();
  await elsewhere.close();
});

/** Encodes the image anew in the browser, as `type`. */
async function encodedAs(type: string): Promise<Uint8Array> {
  const page = await lab.chromium.newPage(lab.site.page('/encode', ''));
  const base64 = await page.evaluate(
    async (png, wanted) => {
      const bitmap = await createImageBitmap(await (await fetch(png)).blob());
      const canvas = document.createElement('canvas');
      canvas.width = bitmap.width;
      canvas.height = bitmap.height;
      canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
      return canvas.toDataURL(wanted, 0.9).split(',')[1] ?? '';
    },
    `data:image/png;base64,${Buffer.from(image).toString('base64')}`,
    type,
  );
  await page.close();
  return Buffer.from(base64, 'base64');
}

async function sentImage() {
  const request = await lab.api.waitForRequest(
    ({ path, bodyReceivedAt }) => path.includes('chat') && bodyReceivedAt !== null,
  );
  expect(request.complaints).toEqual([]);
  const [sent] = request.images;
  if (!sent) throw new Error('no image was sent');
  return sent;
}

describe('formats', () => {
  it.each(['image/jpeg', 'image/webp'])('%s goes as the file it is', async (type) => {
    const file = await encodedAs(type);
    const popup = await lab.choose(await lab.imagePage(file, type), '#image');
    expect(await popup.finished()).toContain('Gate closes at 14:35');
    const sent = await sentImage();
    expect(sent.mimeType).toBe(type);
    expect(sent.bytes.equals(Buffer.from(file))).toBe(true);
  });

  it('svg is drawn', async () => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40" viewBox="0 0 200 40"><rect width="200" height="40" fill="#fff"/><text x="10" y="27" font-family="Liberation Sans" font-size="18">Sharp at any size</text></svg>`;
    const page = await lab.imagePage(new TextEncoder().encode(svg), 'image/svg+xml');
    const popup = await lab.choose(page, '#image');
    expect(await popup.finished()).toContain('Sharp at any size');
    expect((await sentImage()).mimeType).toBe('image/png');
  });

  it('bmp is encoded anew', async () => {
    const popup = await lab.choose(await lab.imagePage(toBmp(64, 48), 'image/bmp'), '#image');
    await popup.finished();
    const sent = await sentImage();
    expect(sent.mimeType).toBe('image/png');
    expect(sent.pixelSize).toEqual({ width: 192, height: 144 });
  });

  it('gif is encoded anew', async () => {
    // 4×4 pixels, two colours: the smallest that is not refused as too small.
    const gif = Buffer.from(
      'R0lGODlhBAAEAIAAAP///wAAACH5BAAAAAAALAAAAAAEAAQAAAIEhI+pWQA7',
      'base64',
    );
    const popup = await lab.choose(await lab.imagePage(gif, 'image/gif'), '#image');
    await popup.finished();
    expect((await sentImage()).mimeType).toBe('image/png');
  });
});

describe('where the image comes from', () => {
  it.each([
    ['data:', (png: string) => `<img id="image" src="data:image/png;base64,${png}">`],
    [
      'blob:',
      (png: string) =>
        `<img id="image"><script>fetch('data:image/png;base64,${png}').then(r=>r.blob()).then(b=>image.src=URL.createObjectURL(b))</script>`,
    ],
  ])('%s', async (_, body) => {
    const url = lab.site.page('/source', body(Buffer.from(image).toString('base64')));
    const page = await lab.chromium.newPage(url);
    await page.waitForFunction(() => document.querySelector('img')?.naturalWidth);
    const popup = await lab.choose(page, '#image');
    expect(await popup.finished()).toContain('Gate closes at 14:35');
    expect(await popup.details()).toContain('the image file');
    expect((await sentImage()).bytes.equals(Buffer.from(image))).toBe(true);
  });

  it('another origin that allows it: the file itself', async () => {
    const src = elsewhere.put('/cors.png', {
      body: image,
      type: 'image/png',
      headers: { 'access-control-allow-origin': '*' },
    });
    const page = await lab.chromium.newPage(
      lab.site.page('/cors', `<img id="image" src="${src}">`),
    );
    const popup = await lab.choose(page, '#image');
    expect(await popup.finished()).toContain('Gate closes at 14:35');
    expect((await sentImage()).bytes.equals(Buffer.from(image))).toBe(true);
  });

  it('another origin that does not: what is seen of it, to the pixel', async () => {
    const src = elsewhere.put('/closed.png', { body: image, type: 'image/png' });
    const body = `<body style="margin:0;background:#345"><img id="image" src="${src}" style="margin:37px 0 0 53px">`;
    const page = await lab.chromium.newPage(lab.site.page('/closed', body));
    const popup = await lab.choose(page, '#image');
    expect(await popup.finished()).toContain('Gate closes at 14:35');
    expect(await popup.details()).toContain('screenshot');
    const sent = await sentImage();
    const size = await page.$eval('#image', (img) => [img.clientWidth, img.clientHeight]);
    expect([sent.pixelSize?.width, sent.pixelSize?.height]).toEqual(size);
    expect(await differingPixels(image, sent.bytes)).toBe(0);
  });
});

describe('a result', () => {
  it('is copied at once where that is wished, and not again when it is looked at', async () => {
    const options = await lab.chromium.extensionPage('options.html');
    const wish = await options.waitForSelector('aria/Copy each result at once[role="checkbox"]');
    await wish?.click();
    const page = await lab.imagePage(image);
    lab.api.play({ kind: 'answer', text: 'Copied by itself' });
    const popup = await lab.choose(page, '#image');
    await popup.waitForStatus(/^Copied 3 words\.$/);
    expect(await readClipboardText(lab.display)).toBe('Copied by itself');

    await writeClipboard(lab.display, new TextEncoder().encode('something else'));
    const later = await lab.chromium.extensionPage('sidepanel.html');
    await new JobSurface(later).waitForStatus(/^Done: 3 words\.$/);
    expect(await readClipboardText(lab.display)).toBe('something else');
    await options.bringToFront();
    await wish?.click();
  });
});

describe('bad input', () => {
  it.each([
    ['0 bytes', '', 'image/png', /0 bytes/],
    ['a text file named .png', 'Dear diary,\n', 'image/png', /not an image/],
  ])('%s', async (_, body, type, said) => {
    const page = await lab.imagePage(new TextEncoder().encode(body), type);
    const popup = await lab.choose(page, '#image');
    await popup.waitForStatus(said);
    expect(lab.api.requests.filter(({ path }) => path.includes('chat'))).toEqual([]);
  });

  it('a truncated jpg', async () => {
    const whole = await encodedAs('image/jpeg');
    const page = await lab.imagePage(whole.subarray(0, whole.length / 2), 'image/jpeg');
    const popup = await lab.choose(page, '#image');
    await popup.waitForStatus(/damaged or incomplete/);
  });

  it('1×1 pixels', async () => {
    const pixel = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const popup = await lab.choose(await lab.imagePage(pixel), '#image');
    await popup.waitForStatus(/too small/);
  });

  it('12,000×12,000 pixels are scaled to what the API can take', { timeout: 120_000 }, async () => {
    const page = await lab.chromium.newPage(lab.site.page('/huge', '<img id="image" width="300">'));
    await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(12_000, 12_000);
      const context = canvas.getContext('2d');
      if (!context) throw new Error('no canvas');
      context.fillStyle = '#fff';
      context.fillRect(0, 0, 12_000, 12_000);
      context.fillStyle = '#000';
      context.font = '900px sans-serif';
      context.fillText('Vast but read', 1500, 6000);
      const blob = await canvas.convertToBlob({ type: 'image/png' });
      const img = document.querySelector('img');
      if (img) img.src = URL.createObjectURL(blob);
    });
    await page.waitForFunction(() => document.querySelector('img')?.naturalWidth === 12_000);
    const popup = await lab.choose(page, '#image');
    expect(await popup.finished(90_000)).toContain('Vast but read');
    const { pixelSize, bytes } = await sentImage();
    expect((pixelSize?.width ?? 0) * (pixelSize?.height ?? 0)).toBeLessThan(2_200_000);
    expect(bytes.length).toBeLessThan(20_000_000);
  });

  it('an image that has left the page since: the reason, and the next try works', async () => {
    const page = await lab.chromium.newPage(
      lab.site.page('/gone', '<img id="image" width="300" src="/missing.png">'),
    );
    const popup = await lab.choose(page, '#image');
    await popup.waitForStatus(/did not load/);
    const next = await lab.choose(await lab.imagePage(image), '#image');
    expect(await next.finished()).toContain('Gate closes at 14:35');
  });
});

describe('the workspace', () => {
  it('reads a file that is opened there', async () => {
    const workspace = new JobSurface(await lab.chromium.extensionPage('workspace.html'));
    const input = await workspace.page.waitForSelector('input[type=file]');
    await workspace.page.evaluate(
      (field, base64) => {
        if (!(field instanceof HTMLInputElement)) throw new Error('no field');
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const files = new DataTransfer();
        files.items.add(new File([bytes], 'gate.png', { type: 'image/png' }));
        field.files = files.files;
        field.dispatchEvent(new Event('change'));
      },
      input,
      Buffer.from(image).toString('base64'),
    );
    // The text alone may still be that of the job before, which read the same.
    await workspace.waitForDetails(/opened file/);
    expect(await workspace.finished()).toContain('Gate closes at 14:35');
  });
});

/** How many pixels two images of one size differ in; all of them where the sizes differ. */
async function differingPixels(a: Uint8Array, b: Uint8Array): Promise<number> {
  const page = await lab.chromium.newPage(lab.site.page('/compare', ''));
  const count = await page.evaluate(
    async (...sources) => {
      const pixels = await Promise.all(
        sources.map(async (base64) => {
          const png = await fetch(`data:image/png;base64,${base64}`);
          const bitmap = await createImageBitmap(await png.blob());
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          context?.drawImage(bitmap, 0, 0);
          return context?.getImageData(0, 0, bitmap.width, bitmap.height).data;
        }),
      );
      const [left, right] = pixels;
      if (!left || !right || left.length !== right.length) return Infinity;
      let differing = 0;
      for (let i = 0; i < left.length; i += 4) {
        if ([0, 1, 2].some((channel) => left[i + channel] !== right[i + channel])) differing++;
      }
      return differing;
    },
    Buffer.from(a).toString('base64'),
    Buffer.from(b).toString('base64'),
  );
  await page.close();
  return count;
}

/** A 24-bit BMP of one colour. */
function toBmp(width: number, height: number): Uint8Array {
  const pixels = Buffer.alloc(width * height * 3, 0xc8);
  const header = Buffer.alloc(54);
  header.write('BM');
  header.writeUInt32LE(54 + pixels.length, 2);
  header.writeUInt32LE(54, 10);
  header.writeUInt32LE(40, 14);
  header.writeInt32LE(width, 18);
  header.writeInt32LE(height, 22);
  header.writeUInt16LE(1, 26);
  header.writeUInt16LE(24, 28);
  return Buffer.concat([header, pixels]);
}
