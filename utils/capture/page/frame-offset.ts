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
