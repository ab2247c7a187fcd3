import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import type { Rect } from '../core/geometry.ts';
import { stitch, type Walker } from './stitch.ts';

interface Drawn extends Rect {
  readonly canvas: Canvas;
}

/** Where tiles were drawn. */
let drawn: Drawn[] = [];

/** Node has none; only what was drawn where is looked at. */
class Canvas {
  readonly width: number;
  readonly height: number;
  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
  }
  getContext() {
    const draw = (_: unknown, ...[, , , , x = 0, y = 0, width = 0, height = 0]: number[]) =>
      drawn.push({ canvas: this, x, y, width, height });
    return { drawImage: draw };
  }
  async convertToBlob() {
    return new Blob([JSON.stringify({ width: this.width, height: this.height })]);
  }
}

const WINDOW = { width: 1000, height: 800 };

beforeEach(() => {
  drawn = [];
  told = [];
  vi.stubGlobal('OffscreenCanvas', Canvas);
});
afterEach(() => vi.unstubAllGlobals());

let told: number[] = [];
const tell = (share: number) => told.push(Math.round(share * 100));
const never = new AbortController().signal;

/** A window of 1000 × 800 over an element at the page's corner. Device pixels per CSS pixel: `scale`. */
function walkOver(whole: { width: number; height: number }, scale = 1): Walker {
  vi.stubGlobal('createImageBitmap', async () => ({
    width: WINDOW.width * scale,
    height: WINDOW.height * scale,
    close() {},
  }));
  return {
    async reveal(x, y) {
      const left = Math.max(0, Math.min(x, whole.width - WINDOW.width));
      const top = Math.max(0, Math.min(y, whole.height - WINDOW.height));
      return {
        rect: {
          x: 0,
          y: 0,
          width: Math.min(WINDOW.width, whole.width),
          height: Math.min(WINDOW.height, whole.height),
        },
        whole: { x: -left, y: -top, ...whole },
        viewport: { ...WINDOW, offsetX: 0, offsetY: 0, zoom: 1 },
      };
    },
    screenshot: async () => new Blob(),
  };
}

const sizeSchema = z.object({ width: z.number(), height: z.number() });
const sizeOf = async (image: Blob) => sizeSchema.parse(JSON.parse(await image.text()));

describe('what is larger than the window', () => {
  it('is put together whole', async () => {
    const stitched = await stitch(walkOver({ width: 1900, height: 2000 }), never, tell);
    expect(stitched).not.toHaveProperty('partial');
    expect(await sizeOf(stitched?.image ?? new Blob())).toEqual({ width: 1900, height: 2000 });
    expect(drawn.map(({ x, y }) => [x, y])).toEqual([
      [0, 0],
      [900, 0],
      [0, 792],
      [900, 792],
      [0, 1200],
      [900, 1200],
    ]);
    expect(told).toEqual([21, 40, 61, 80, 90, 100]);
  });

  it.each([
    ['more pixels than can be kept', { width: 1000, height: 9_000 }, 3, [3000, 13_333]],
    ['more tiles than a person waits for', { width: 1000, height: 39_000 }, 1, [1000, 31_688]],
    ['a side longer than can be kept', { width: 20_000, height: 700 }, 1, [16_384, 700]],
  ])('is told as partial, and cut to what was drawn: %s', async (_, whole, scale, size) => {
    const stitched = await stitch(walkOver(whole, scale), never, tell);
    expect(stitched?.partial).toBe(true);
    const { width, height } = await sizeOf(stitched?.image ?? new Blob());
    expect([width, height]).toEqual(size);
    expect(drawn.length).toBeLessThanOrEqual(41);
  });

  it('is nothing where the element left in the middle', async () => {
    const walker = walkOver({ width: 1000, height: 3000 });
    let steps = 0;
    const reveal: Walker['reveal'] = (x, y) =>
      steps++ < 2 ? walker.reveal(x, y) : Promise.resolve(null);
    expect(await stitch({ ...walker, reveal }, never, tell)).toBeNull();
  });
});
