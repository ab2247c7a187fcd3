import { intersect, type Rect } from '../../core/geometry.ts';
import type { ElementPlace } from '../../core/page-capture.ts';

/**
 * Where the element is seen, in CSS pixels of the top frame's layout viewport, cut to every frame
 * it lies in. Null where nothing of it is seen, or a frame of another origin hides its own place.
 */
export function placeOf(element: Element): ElementPlace | null {
  let rect: Rect | null = clip(toRect(element.getBoundingClientRect()), window);
  let view: Window = window;
  while (rect && view !== view.top) {
    const frame = frameElementOf(view);
    const parent = frame?.ownerDocument.defaultView;
    if (!frame || !parent) return null;
    const box = frame.getBoundingClientRect();
    rect = clip(
      { ...rect, x: rect.x + box.x + frame.clientLeft, y: rect.y + box.y + frame.clientTop },
      parent,
    );
    view = parent;
  }
  if (!rect) return null;
  const visual = view.visualViewport;
  return {
    rect,
    viewport: {
      width: view.innerWidth,
      height: view.innerHeight,
      offsetX: visual?.offsetLeft ?? 0,
      offsetY: visual?.offsetTop ?? 0,
      zoom: visual?.scale ?? 1,
    },
  };
}

function toRect(box: DOMRect): Rect {
  return { x: box.x, y: box.y, width: box.width, height: box.height };
}

function clip(rect: Rect, view: Window): Rect | null {
  return intersect(rect, { x: 0, y: 0, width: view.innerWidth, height: view.innerHeight });
}

function frameElementOf(view: Window): Element | null {
  try {
    return view.frameElement;
  } catch {
    return null;
  }
}
