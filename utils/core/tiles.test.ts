import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutTiles, type Rows } from './tiles.ts';

const limits = fc
  .record({
    height: fc.integer({ min: 1, max: 20_000 }),
    tileHeight: fc.integer({ min: 100, max: 5_000 }),
    share: fc.double({ min: 0, max: 0.49, noNaN: true }),
  })
  .map(({ height, tileHeight, share }) => {
    return { height, tileHeight, overlap: Math.floor(tileHeight * share) };
  });
/** Where a page has blank bands: as shares of the rows that are asked about. */
const shares = fc.array(fc.tuple(fc.double({ min: 0, max: 0.9, noNaN: true }), fc.nat(30)), {
  maxLength: 5,
});

describe('cutTiles', () => {
  it('covers every row, in order, in tiles of the budget that overlap or meet in a blank', () => {
    fc.assert(
      fc.property(limits, shares, (given, bandShares) => {
        const found = new Set<string>();
        const tiles = cutTiles(given, ({ top, bottom }) => {
          const bands = bandShares
            .map(([share, rows]) => {
              const start = Math.floor(top + share * (bottom - top));
              return { top: start, bottom: Math.min(bottom, start + rows) };
            })
            .filter((band) => band.bottom > band.top);
          for (const band of bands) found.add(JSON.stringify(band));
          return bands;
        });
        expect(tiles[0]?.top).toBe(0);
        expect(tiles.at(-1)?.bottom).toBe(given.height);
        for (const [index, tile] of tiles.entries()) {
          expect(tile.bottom - tile.top).toBeLessThanOrEqual(given.tileHeight);
          expect(tile.bottom).toBeGreaterThan(tile.top);
          const before = tiles[index - 1];
          if (!before) continue;
          expect(tile.top).toBeGreaterThan(before.top);
          const shared = { top: tile.top, bottom: before.bottom };
          const isBlank = tile.seam?.kind === 'blank' && found.has(JSON.stringify(shared));
          expect(isBlank || shared.bottom - shared.top >= given.overlap).toBe(true);
        }
      }),
    );
  });

  it('leaves a page that fits whole', () => {
    const tiles = cutTiles({ height: 1000, tileHeight: 1000, overlap: 100 }, () => []);
    expect(tiles).toEqual([{ top: 0, bottom: 1000, seam: null }]);
  });

  it('cuts at the widest blank, which parts paragraphs where the usual one parts lines', () => {
    const bands = [
      { top: 810, bottom: 816 },
      { top: 840, bottom: 846 },
      { top: 870, bottom: 890 },
      { top: 920, bottom: 926 },
    ];
    const inside = ({ top, bottom }: Rows) =>
      bands.filter((band) => band.top >= top && band.bottom <= bottom);
    expect(cutTiles({ height: 1700, tileHeight: 1000, overlap: 100 }, inside)).toEqual([
      { top: 0, bottom: 890, seam: null },
      { top: 870, bottom: 1700, seam: { kind: 'blank', gap: 'paragraph' } },
    ]);
  });
});
