import { expect, it } from 'vitest';
import { imageHeader } from './image-header.ts';
import { blankPng } from './text-png.ts';

function webp(kind: string, payload: string): Buffer {
  return Buffer.concat([Buffer.from(`RIFF....WEBP${kind}....`), Buffer.from(payload, 'hex')]);
}

it('reads the size of a PNG', () => {
  expect(imageHeader(blankPng(320, 17))).toEqual({ mimeType: 'image/png', width: 320, height: 17 });
});

it('finds the frame of a JPEG behind its tables', () => {
  const jpeg = Buffer.from('ffd8ffe000040102ffc400050a0b0cffffc2001108010002800301', 'hex');
  expect(imageHeader(jpeg)).toEqual({ mimeType: 'image/jpeg', width: 640, height: 256 });
});

it.each([
  ['lossy', webp('VP8 ', '0000009d012a40010001')],
  ['lossless', webp('VP8L', '2f3fc13f00')],
  ['extended', webp('VP8X', '000000003f0100ff0000')],
])('reads the size of a %s WebP', (_, bytes) => {
  expect(imageHeader(bytes)).toEqual({ mimeType: 'image/webp', width: 320, height: 256 });
});

it.each([
  ['a GIF', 'GIF89a.....'],
  ['nothing', ''],
  ['a cut PNG', '\x89PNG\r\n\x1a\n'],
  ['a cut JPEG', '\xff\xd8\xff\xe0'],
  ['another RIFF file', 'RIFF....WAVEfmt '],
])('knows nothing of %s', (_, bytes) => {
  expect(imageHeader(Buffer.from(bytes, 'latin1'))).toBeNull();
});
