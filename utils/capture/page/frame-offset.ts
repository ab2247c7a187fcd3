import { intersect, type Rect } from '../../core/geometry.ts';

/** The element that a window is framed in; null at the top, and where the frame is of another origin. */
export function frameElementOf(view: Window): Element | null {
  try {
    return view.frameElement;
  } catch {
    return null;
  }
}

/** Where a frame's viewport begins in the viewport around it, in CSS pixels of the latter. */
export function frameCorner(frame: Element): { x: number; y: number } {
  const box = frame.getBoundingClientRect();
  return { x: box.x + frame.clientLeft, y: box.y + frame.clientTop };
}

/**
 * Where a window's viewport begins in the top one's, in CSS pixels. Null where a frame of another
 * origin hides its own place.
 */
export function offsetInTop(view: Window): { x: number; y: number } | null {
  let [x, y] = [0, 0];
  for (let inner = view; inner !== view.top;) {
    const frame = frameElementOf(inner);
    const parent = frame?.ownerDocument.defaultView;
    if (!frame || !parent) return null;
    const corner = frameCorner(frame);
    x += corner.x;
    y += corner.y;
    inner = parent;
  }
  return { x, y };
}

/**
 * The box of an element in this window or in a frame of it, in CSS pixels of this window's viewport;
 * of what is in a frame, the part that the frame shows. Null where that is nothing.
 */
export function boxHere(element: Element): Rect | null {
  const { x, y, width, height } = element.getBoundingClientRect();
  let box: Rect | null = { x, y, width, height };
  let view = element.ownerDocument.defaultView;
  while (box && view && view !== window) {
    const frame = frameElementOf(view);
    if (!frame) return null;
    const corner = frameCorner(frame);
    const seen = { ...corner, width: frame.clientWidth, height: frame.clientHeight };
    box = intersect({ ...box, x: box.x + corner.x, y: box.y + corner.y }, seen);
    view = frame.ownerDocument.defaultView;
  }
  return box;
}

/** CSS pixels of a window's viewport. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * A point of this window's viewport in that of a frame within it; null where the frame doesn't show
 * there.
 */
export function pointIn(view: Window | null, point: Point): Point | null {
  if (view === window) return point;
  const frame = view && frameElementOf(view);
  const around = frame && pointIn(frame.ownerDocument.defaultView, point);
  if (!around) return null;
  const corner = frameCorner(frame);
  const [x, y] = [around.x - corner.x, around.y - corner.y];
  const isSeen = x >= 0 && y >= 0 && x < frame.clientWidth && y < frame.clientHeight;
  return isSeen ? { x, y } : null;
}
