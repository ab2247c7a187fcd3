import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { codeReaderUrl } from '../platform/code-reader-url.ts';

/** Larger images are looked at in this size, in pixels along the longer side. */
const LONGEST_SIDE = 1600;
const MOST = 8;

/** What the QR codes and other matrix codes in an image say; empty where it can't be read. */
export async function readCodes(image: Blob): Promise<readonly string[]> {
  prepareZXingModule({ overrides: { locateFile: codeReaderUrl } });
  const found = await readBarcodes(await pixelsOf(image), {
    formats: ['QRCode', 'MicroQRCode', 'DataMatrix', 'Aztec'],
    maxNumberOfSymbols: MOST,
  });
  const texts = found.filter(({ isValid, text }) => isValid && text !== '').map(({ text }) => text);
  return [...new Set(texts)];
}

async function pixelsOf(image: Blob): Promise<ImageData> {
  const bitmap = await createImageBitmap(image);
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return context.getImageData(0, 0, width, height);
}
