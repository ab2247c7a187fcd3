import * as z from 'zod/mini';

/** A rectangle; the unit and the origin are said where it is used. */
export const rectSchema = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
});
export type Rect = z.infer<typeof rectSchema>;

/**
 * The tab's viewport when an element was measured, in CSS pixels of the top frame.
 * `offsetX`, `offsetY` and `zoom` are the visual viewport's: pinch zoom moves and enlarges what is
 * seen without changing the layout viewport that element rectangles refer to.
 */
export const viewportSchema = z.object({
  width: z.number(),
  height: z.number(),
  offsetX: z.number(),
  offsetY: z.number(),
  zoom: z.number(),
});
export type Viewport = z.infer<typeof viewportSchema>;

export function intersect(a: Rect, b: Rect): Rect | null {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

/** Whether the seen part of something is all of it, but for what rounding takes. */
export function isAllSeen({ rect, whole }: { rect: Rect | null; whole: Rect }): boolean {
  return rect !== null && whole.width - rect.width < 1 && whole.height - rect.height < 1;
}

/**
 * Where an element lies in a screenshot of the viewport, in whole pixels of that bitmap, or null if
 * nothing of it is seen. `rect` is in CSS pixels of the layout viewport. The scale is taken from the
 * bitmap, since `devicePixelRatio` is changed by zoom, by emulation and by pages.
 */
export function cropInScreenshot(
  rect: Rect,
  viewport: Viewport,
  bitmap: { width: number; height: number },
): Rect | null {
  const scaleX = (bitmap.width / viewport.width) * viewport.zoom;
  const scaleY = (bitmap.height / viewport.height) * viewport.zoom;
  const left = Math.round((rect.x - viewport.offsetX) * scaleX);
  const top = Math.round((rect.y - viewport.offsetY) * scaleY);
  const right = Math.round((rect.x + rect.width - viewport.offsetX) * scaleX);
  const bottom = Math.round((rect.y + rect.height - viewport.offsetY) * scaleY);
  return intersect(
    { x: left, y: top, width: right - left, height: bottom - top },
    { x: 0, y: 0, width: bitmap.width, height: bitmap.height },
  );
}
