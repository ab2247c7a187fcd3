import { crc32, deflateSync } from 'node:zlib';

/** Five by seven dots a letter, a number a row. */
const GLYPHS: Readonly<Record<string, readonly number[]>> = {
  ' ': [0, 0, 0, 0, 0, 0, 0],
  E: [0b11111, 0b10000, 0b10000, 0b11110, 0b10000, 0b10000, 0b11111],
  H: [0b10001, 0b10001, 0b10001, 0b11111, 0b10001, 0b10001, 0b10001],
  L: [0b10000, 0b10000, 0b10000, 0b10000, 0b10000, 0b10000, 0b11111],
  O: [0b01110, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b01110],
  R: [0b11110, 0b10001, 0b10001, 0b11110, 0b10100, 0b10010, 0b10001],
  T: [0b11111, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100],
  W: [0b10001, 0b10001, 0b10001, 0b10101, 0b10101, 0b11011, 0b10001],
};
const DOT_PIXELS = 6;
const MARGIN_DOTS = 8;
const WHITE = 0xff;

/** A PNG, black on white, of a line of text in the few capital letters above. */
export function textPng(text: string): Buffer {
  const width = (text.length * 6 + 2 * MARGIN_DOTS) * DOT_PIXELS;
  const height = (7 + 2 * MARGIN_DOTS) * DOT_PIXELS;
  const rows = Buffer.alloc((width + 1) * height, WHITE);
  for (let y = 0; y < height; y++) {
    // Each row begins with the number of its filter; 0 is none.
    rows[y * (width + 1)] = 0;
    for (let x = 0; x < width; x++) {
      if (isInk(text, toDot(x), toDot(y))) rows[y * (width + 1) + 1 + x] = 0;
    }
  }
  return greyPng(width, height, rows);
}

/** A PNG of nothing. */
export function blankPng(width: number, height: number): Buffer {
  const rows = Buffer.alloc((width + 1) * height, WHITE);
  for (let y = 0; y < height; y++) rows[y * (width + 1)] = 0;
  return greyPng(width, height, rows);
}

function toDot(pixel: number): number {
  return Math.floor(pixel / DOT_PIXELS) - MARGIN_DOTS;
}

function isInk(text: string, x: number, y: number): boolean {
  const glyph = GLYPHS[text.charAt(Math.floor(x / 6))];
  const column = x % 6;
  return column >= 0 && column < 5 && (((glyph?.[y] ?? 0) >> (4 - column)) & 1) === 1;
}

/** `rows`: each begins with the number of its filter, then a byte a pixel. */
export function greyPng(width: number, height: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(kind: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, checksum]);
}
