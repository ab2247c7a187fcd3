import { intersect, type Rect } from './geometry.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The eight handles, by the compass: `nw` is the top left corner, `e` the right edge. */
export const handles = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;
export type Handle = (typeof handles)[number];

/** What the pointer went down on. */
export type Grip = Handle | 'inside' | 'outside';

/** A drag that is under way; `before` is the rectangle that it began with. */
type Hold =
  | { readonly kind: 'draw'; readonly anchor: Point; readonly before: Rect | null }
  | { readonly kind: 'move'; readonly from: Point; readonly before: Rect }
  | {
      readonly kind: 'resize';
      readonly handle: Handle;
      readonly from: Point;
      readonly before: Rect;
    };

/** A rectangle being chosen. One unit throughout: CSS pixels over a page, image pixels over a picture. */
export interface Selection {
  /** What may be chosen; `rect` never leaves it. */
  readonly bounds: Rect;
  readonly rect: Rect | null;
  readonly hold: Hold | null;
}

export type SelectionEvent =
  | { readonly type: 'press'; readonly grip: Grip; readonly point: Point }
  | { readonly type: 'drag'; readonly point: Point }
  | { readonly type: 'release' }
  /** By key. The first one only places a rectangle to go on from. */
  | {
      readonly type: 'nudge';
      readonly dx: number;
      readonly dy: number;
      readonly what: 'place' | 'size';
    }
  | { readonly type: 'place'; readonly rect: Rect }
  | { readonly type: 'bounds'; readonly bounds: Rect };

/** Drags below this are clicks, and the keyboard makes nothing smaller. */
const LEAST_SIDE = 3;

export function newSelection(bounds: Rect): Selection {
  return { bounds, rect: null, hold: null };
}

export function reduceSelection(selection: Selection, event: SelectionEvent): Selection {
  const { bounds, rect, hold } = selection;
  switch (event.type) {
    case 'press':
      return { ...selection, hold: holdOf(rect, bounds, event.grip, event.point) };
    case 'drag':
      return hold ? { ...selection, rect: dragged(hold, bounds, event.point) } : selection;
    case 'release':
      return { ...selection, rect: isLarge(rect) ? rect : (hold?.before ?? null), hold: null };
    case 'nudge':
      return { ...selection, hold: null, rect: rect ? nudged(rect, bounds, event) : inner(bounds) };
    case 'place':
      return { ...selection, hold: null, rect: intersect(event.rect, bounds) };
    case 'bounds':
      // Said anew at every redraw: a drag that has begun goes on.
      if (isSame(bounds, event.bounds)) return selection;
      return { bounds: event.bounds, hold: null, rect: rect && intersect(rect, event.bounds) };
  }
}

function isSame(a: Rect, b: Rect): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

/** The rectangle that the keyboard begins with: the middle half of the bounds. */
export function inner(bounds: Rect): Rect {
  const { x, y, width, height } = bounds;
  const middle = {
    x: Math.round(x + width / 4),
    y: Math.round(y + height / 4),
    width: Math.max(1, Math.round(width / 2)),
    height: Math.max(1, Math.round(height / 2)),
  };
  // Rounding may lead out of bounds that are small or lie on fractions.
  return intersect(middle, bounds) ?? bounds;
}

/** A rectangle as shares of the bounds, which can be placed again in bounds of another size. */
export function toShares(rect: Rect, bounds: Rect): Rect {
  return {
    x: (rect.x - bounds.x) / bounds.width,
    y: (rect.y - bounds.y) / bounds.height,
    width: rect.width / bounds.width,
    height: rect.height / bounds.height,
  };
}

export function fromShares(shares: Rect, bounds: Rect): Rect {
  return {
    x: bounds.x + shares.x * bounds.width,
    y: bounds.y + shares.y * bounds.height,
    width: shares.width * bounds.width,
    height: shares.height * bounds.height,
  };
}

function holdOf(rect: Rect | null, bounds: Rect, grip: Grip, point: Point): Hold {
  if (grip === 'outside' || !rect) {
    return { kind: 'draw', anchor: clampPoint(point, bounds), before: rect };
  }
  if (grip === 'inside') return { kind: 'move', from: point, before: rect };
  return { kind: 'resize', handle: grip, from: point, before: rect };
}

function dragged(hold: Hold, bounds: Rect, point: Point): Rect {
  if (hold.kind === 'draw') return spanning(hold.anchor, clampPoint(point, bounds));
  const [dx, dy] = [point.x - hold.from.x, point.y - hold.from.y];
  const { x, y, width, height } = hold.before;
  if (hold.kind === 'move') return moved(hold.before, bounds, dx, dy);
  // An edge that is dragged over the opposite one turns the rectangle over.
  const near = { x, y };
  const far = { x: x + width, y: y + height };
  if (hold.handle.includes('w')) near.x += dx;
  if (hold.handle.includes('e')) far.x += dx;
  if (hold.handle.includes('n')) near.y += dy;
  if (hold.handle.includes('s')) far.y += dy;
  return spanning(clampPoint(near, bounds), clampPoint(far, bounds));
}

function nudged(
  rect: Rect,
  bounds: Rect,
  { dx, dy, what }: { dx: number; dy: number; what: 'place' | 'size' },
): Rect {
  if (what === 'place') return moved(rect, bounds, dx, dy);
  return {
    ...rect,
    width: sized(rect.width, dx, bounds.x + bounds.width - rect.x),
    height: sized(rect.height, dy, bounds.y + bounds.height - rect.y),
  };
}

function sized(length: number, change: number, most: number): number {
  return clamp(length + change, Math.min(LEAST_SIDE, most), most);
}

function moved(rect: Rect, bounds: Rect, dx: number, dy: number): Rect {
  return {
    ...rect,
    x: clamp(rect.x + dx, bounds.x, bounds.x + bounds.width - rect.width),
    y: clamp(rect.y + dy, bounds.y, bounds.y + bounds.height - rect.height),
  };
}

function spanning(a: Point, b: Point): Rect {
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}

function isLarge(rect: Rect | null): boolean {
  return rect !== null && rect.width >= LEAST_SIDE && rect.height >= LEAST_SIDE;
}

function clampPoint({ x, y }: Point, bounds: Rect): Point {
  return {
    x: clamp(x, bounds.x, bounds.x + bounds.width),
    y: clamp(y, bounds.y, bounds.y + bounds.height),
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
