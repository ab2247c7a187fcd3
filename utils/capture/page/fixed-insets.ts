import { composedParent } from './composed-tree.ts';

/** How finely the window's edges are felt for what covers the element. CSS pixels. */
const STEP = 4;
/** A fixed layer that reaches farther than this share of the window is no header or footer. */
const MOST_SHARE = 0.4;

/**
 * How far fixed or sticky layers cover an element at the top and bottom of its own window, `view`.
 * CSS pixels.
 */
export function fixedInsets(element: Element, view: Window): { top: number; bottom: number } {
  const { innerWidth, innerHeight } = view;
  const box = element.getBoundingClientRect();
  const x = (Math.max(0, box.left) + Math.min(innerWidth, box.right)) / 2;
  const most = innerHeight * MOST_SHARE;
  const reach = (fromEdge: (distance: number) => number): number => {
    let covered = 0;
    for (let distance = 1; distance < most; distance += STEP) {
      const layer = fixedLayerAt(element, x, fromEdge(distance));
      if (!layer) break;
      const edge = layer.getBoundingClientRect();
      covered = fromEdge(0) === 0 ? edge.bottom : innerHeight - edge.top;
      if (covered > most) return 0;
      distance = Math.max(distance, covered - STEP + 1);
    }
    return Math.ceil(covered);
  };
  return {
    top: reach((distance) => distance),
    bottom: reach((distance) => innerHeight - distance),
  };
}

function fixedLayerAt(element: Element, x: number, y: number): Element | null {
  for (let at = element.ownerDocument.elementFromPoint(x, y); at; at = composedParent(at)) {
    if (at === element || at.contains(element)) return null;
    if (/fixed|sticky/.test(getComputedStyle(at).position)) return at;
  }
  return null;
}
