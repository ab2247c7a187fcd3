import { intersect, type Rect } from '../../core/geometry.ts';
import type { ElementPlace } from '../../core/page-capture.ts';
import { clipBoxes } from './clip-boxes.ts';
import { contentBox } from './content-box.ts';
import { exactViewport } from './exact-viewport.ts';
import { frameCorner, frameElementOf } from './frame-offset.ts';

/**
 * Where the element is, in CSS pixels of the top frame's layout viewport, cut to every scroller and
 * frame that it lies in. Null where a frame of another origin hides its own place, or nothing of
 * the element could ever be seen.
 */
export function placeOf(element: Element): ElementPlace | null {
  let whole: Rect | null = contentBox(element);
  let rect: Rect | null = whole;
  for (const clip of clipBoxes(element)) {
    const { x, y, width, height } = clip.rect;
    rect = rect && intersect(rect, clip.rect);
    // What a scroller hides can be brought to sight; what a plain box cuts off can't.
    const across = clip.scrollsX ? { x: whole.x, width: whole.width } : { x, width };
    const down = clip.scrollsY ? { y: whole.y, height: whole.height } : { y, height };
    whole = intersect(whole, { ...across, ...down });
    if (!whole) return null;
  }
  let view: Window = element.ownerDocument.defaultView ?? window;
  rect = rect && clip(rect, view);
  while (view !== view.top) {
    const frame = frameElementOf(view);
    const parent = frame?.ownerDocument.defaultView;
    if (!frame || !parent) return null;
    const { x, y } = frameCorner(frame);
    whole = { ...whole, x: whole.x + x, y: whole.y + y };
    rect = rect && clip({ ...rect, x: rect.x + x, y: rect.y + y }, parent);
    view = parent;
  }
  return { rect, whole, viewport: exactViewport(view) };
}

/** Cut to what a window shows of its document, without its scrollbars. */
function clip(rect: Rect, view: Window): Rect | null {
  const { clientWidth, clientHeight } = view.document.documentElement;
  // In quirks mode the root's own height is its content's, and in SVG there is none.
  const width = Math.min(clientWidth || view.innerWidth, view.innerWidth);
  const height = Math.min(clientHeight || view.innerHeight, view.innerHeight);
  const isQuirks = view.document.compatMode === 'BackCompat';
  return intersect(rect, { x: 0, y: 0, width, height: isQuirks ? view.innerHeight : height });
}
