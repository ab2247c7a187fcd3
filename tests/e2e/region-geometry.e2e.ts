import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Display } from '../browsers/display.ts';
import { startLargeDisplay, startRegionLab, type RegionLab } from './region-lab.ts';

let display: Display;
beforeAll(async () => {
  display = await startLargeDisplay();
});
afterAll(() => display.stop());

/** Device pixels that the drag leaves around the card: each side another, so that none is mixed up. */
const MARGIN = { left: 7, top: 5, right: 9, bottom: 11 };

interface Kind {
  readonly html: string;
  /** Once the page has its zoom. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

/** What a page may be like, apart from zoom. */
const kinds: Readonly<Record<string, Kind>> = {
  plain: { html: '' },
  scrolled: {
    html: `<div style="width:300vw;height:400vh"></div>
      <style>#card{left:130vw!important;top:185.3vh!important}</style>`,
    prepare: (page) => page.evaluate(() => scrollTo(innerWidth, innerHeight * 1.5)),
  },
  'right to left': {
    html: `<script>document.documentElement.dir='rtl'</script><div style="height:300vh"></div>`,
  },
  'spoofed devicePixelRatio': {
    html: `<script>
      Object.defineProperty(window, 'devicePixelRatio', { get: () => 7 });
      Object.defineProperty(window, 'innerWidth', { get: () => 100 });
      Element.prototype.getBoundingClientRect = () => new DOMRect(1, 2, 3, 4);
    </script>`,
  },
  'pinch zoomed': {
    html: '<div style="height:300vh"></div>',
    prepare: async (page) => {
      const session = await page.createCDPSession();
      await session.send('Emulation.setPageScaleFactor', { pageScaleFactor: 1.4 });
      await session.detach();
      await page.waitForFunction(() => (visualViewport?.scale ?? 1) > 1.3);
    },
  },
  'with CSS zoom': { html: '<style>html{zoom:1.3}</style>' },
};

const matrix: readonly (readonly [
  scale: number,
  zooms: readonly number[],
  kinds: readonly string[],
])[] = [
  [1, [0.5, 0.8, 1, 1.1, 1.75, 3], Object.keys(kinds)],
  [1.25, [0.5, 1, 1.1, 3], ['scrolled', 'pinch zoomed']],
  [1.5, [0.67, 1, 1.5, 3], ['scrolled', 'right to left']],
  [2, [0.5, 1, 1.25, 3], Object.keys(kinds)],
  [3, [0.5, 1, 1.1, 3], ['scrolled']],
];

describe.each(matrix)('at %s device pixels per CSS pixel', (deviceScaleFactor, zooms, named) => {
  let lab: RegionLab;
  beforeAll(async () => {
    const args = ['--window-size=860,660'];
    lab = await startRegionLab({ display, deviceScaleFactor, args });
  });
  afterEach(async () => {});
  afterAll(() => lab.close());

  const cases = [
    ...zooms.map((zoom) => ({ kind: 'plain', zoom })),
    ...named.filter((kind) => kind !== 'plain').map((kind) => ({ kind, zoom: 1 })),
    { kind: 'scrolled', zoom: 1.1 },
  ];
  it.each(cases)('crops to the pixel: $kind, zoom $zoom', async ({ kind, zoom }) => {
    const { html, prepare } = kinds[kind] ?? { html: '' };
    const page = await lab.cardPage(html);
    await lab.setZoom(page, zoom);
    await prepare?.(page);
    const card = await lab.cardOnScreen();
    await lab.openSelector(page);
    await lab.drag(
      { x: card.left - MARGIN.left, y: card.top - MARGIN.top },
      { x: card.right + MARGIN.right, y: card.bottom + MARGIN.bottom },
    );
    await lab.press('Return');
    const image = await lab.captured();
    const found = [image.left, image.top, image.toRight, image.toBottom];
    const wanted = [MARGIN.left, MARGIN.top, MARGIN.right, MARGIN.bottom];
    const off = found.map((pixels, side) => pixels - (wanted[side] ?? 0));
    expect(
      Math.max(...off.map(Math.abs)),
      `left, top, right, bottom: ${off.join(' ')}`,
    ).toBeLessThanOrEqual(1);
  });
});
