import { describe, expect, it } from 'vitest';
import { cropInScreenshot } from './geometry.ts';

const viewport = { width: 1200, height: 800, offsetX: 0, offsetY: 0, zoom: 1 };
const rect = { x: 100, y: 50, width: 301, height: 200 };

describe('cropInScreenshot', () => {
  it('takes its scale from the bitmap', () => {
    expect(cropInScreenshot(rect, viewport, { width: 1800, height: 1200 })).toEqual({
      x: 150,
      y: 75,
      width: 452,
      height: 300,
    });
  });

  it('follows pinch zoom', () => {
    const zoomed = { ...viewport, offsetX: 50, offsetY: 25, zoom: 2 };
    expect(cropInScreenshot(rect, zoomed, { width: 1200, height: 800 })).toEqual({
      x: 100,
      y: 50,
      width: 602,
      height: 400,
    });
  });

  it('keeps only what is seen, and says when that is nothing', () => {
    const bitmap = { width: 1200, height: 800 };
    expect(cropInScreenshot({ ...rect, x: -100 }, viewport, bitmap)).toMatchObject({
      x: 0,
      width: 201,
    });
    expect(cropInScreenshot({ ...rect, x: 1200 }, viewport, bitmap)).toBeNull();
  });
});
