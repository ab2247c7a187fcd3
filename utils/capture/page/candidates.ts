import { shadowRootOf } from '../../platform/shadow-root.ts';
import { composedParent, elementsOf } from './composed-tree.ts';
import { shownImage } from './shown-image.ts';

/** Smaller than this, in CSS pixels, an image is an icon or a tracker and bears nothing to read. */
const LEAST_SIDE = 8;

/** The elements of this frame that show an image within the viewport, in reading order. */
export function imageCandidates(): Element[] {
  const found: Element[] = [];
  for (const element of elementsOf(document)) {
    if (isInViewport(element) && isShown(element) && shownImage(element)) found.push(element);
  }
  return found;
}

/** Those of the whole document, wherever it is scrolled to. */
export function allImages(): Element[] {
  const found: Element[] = [];
  for (const element of elementsOf(document)) {
    if (isShown(element) && shownImage(element)) found.push(element);
  }
  return found;
}

/**
 * The topmost of some candidates at a point of the viewport, in CSS pixels, through what is
 * see-through. It is asked at every move of the pointer, so the candidates are found only once.
 */
export function candidateAt(
  candidates: ReadonlySet<Element>,
  clientX: number,
  clientY: number,
): Element | null {
  const at = (element: Element) => {
    const box = element.getBoundingClientRect();
    return clientX >= box.left && clientX < box.right && clientY >= box.top && clientY < box.bottom;
  };
  const isMeant = (element: Element) =>
    candidates.has(element) && !isPageGround(element) && at(element);
  // Elements without pointer events are in no stack: the last in reading order lies on top.
  return (
    stackAt(document, clientX, clientY).find(isMeant) ?? [...candidates].findLast(isMeant) ?? null
  );
}

/** Whether it is the page's own background, which is decoration behind everything. */
export function isPageGround(element: Element): boolean {
  const isGround = element === document.documentElement || element === document.body;
  // The root of an SVG document is its picture.
  return isGround && element instanceof HTMLElement;
}

/** What lies at a point, topmost first; what a shadow root holds stands before its host. */
function stackAt(root: Document | ShadowRoot, x: number, y: number): Element[] {
  const seen = new Set<Element>();
  for (const element of root.elementsFromPoint(x, y)) {
    for (const inner of insideAt(element, x, y)) seen.add(inner);
    for (let up: Element | null = element; up; up = composedParent(up)) seen.add(up);
  }
  return [...seen];
}

function insideAt(host: Element, x: number, y: number): Element[] {
  const inner: Element[] = [];
  let at: Element | null = host;
  while (at) {
    const shadow: ShadowRoot | null = shadowRootOf(at);
    const next: Element | null = shadow?.elementFromPoint(x, y) ?? null;
    if (!next || next === at || inner.includes(next)) break;
    inner.unshift(next);
    at = next;
  }
  return inner;
}

function isInViewport(element: Element): boolean {
  const box = element.getBoundingClientRect();
  return box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
}

function isShown(element: Element): boolean {
  const box = element.getBoundingClientRect();
  return (
    box.width >= LEAST_SIDE &&
    box.height >= LEAST_SIDE &&
    element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false })
  );
}
