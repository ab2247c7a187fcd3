import { readFile } from 'node:fs/promises';
import { crc32, deflateSync } from 'node:zlib';
import type { Display } from './display.ts';
import type { ScreenPoint } from './input.ts';

const XWD_VERSION = 7;
const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const RGB_8_BIT = [8, 2, 0, 0, 0];

/** What the screen shows: screen pixels, without the pointer. */
interface ScreenShot {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of each pixel, row by row. */
  readonly rgb: Buffer;
}

/** A picture of the whole screen, menus and prompts of the browser included, as a PNG file. */
export async function screenPng(display: Display): Promise<Buffer> {
  return encodePng(await screenShot(display));
}

/** What the whole screen shows now, menus and prompts of the browser included. */
export async function screenShot(display: Display): Promise<ScreenShot> {
  return decodeXwd(await readFile(display.frameBufferFile));
}

/** How bright the screen is at a point, from 0 to 765. */
export function brightnessAt({ rgb, width }: ScreenShot, { x, y }: ScreenPoint): number {
  const at = (Math.round(y) * width + Math.round(x)) * 3;
  return (rgb[at] ?? 0) + (rgb[at + 1] ?? 0) + (rgb[at + 2] ?? 0);
}

/** Reads the X server's own picture format: version 7, 32 bits a pixel, BGRX. */
function decodeXwd(xwd: Buffer): ScreenShot {
  // The header is a row of 32-bit big-endian numbers; the pixels follow it and a colour map.
  const field = (index: number): number => xwd.readUInt32BE(index * 4);
  if (field(1) !== XWD_VERSION || field(11) !== 32) throw new Error('Unknown kind of XWD file');
  const [width, height, bytesPerRow] = [field(4), field(5), field(12)];
  const pixels = field(0) + field(19) * 12;
  const rgb = Buffer.alloc(width * height * 3);
  let at = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = pixels + y * bytesPerRow + x * 4;
      rgb[at++] = xwd[from + 2] ?? 0;
      rgb[at++] = xwd[from + 1] ?? 0;
      rgb[at++] = xwd[from] ?? 0;
    }
  }
  return { width, height, rgb };
}

/** Writes a picture as a PNG file, without filters and thus fast rather than small. */
function encodePng({ width, height, rgb }: ScreenShot): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set(RGB_8_BIT, 8);
  // Every row starts with the number of its filter; 0 means none.
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y++) {
    rgb.copy(rows, y * (1 + width * 3) + 1, y * width * 3, (y + 1) * width * 3);
  }
  return Buffer.concat([
    PNG_SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 3 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const frame = Buffer.alloc(8 + body.length);
  frame.writeUInt32BE(data.length, 0);
  frame.set(body, 4);
  frame.writeUInt32BE(crc32(body), 4 + body.length);
  return frame;
}
