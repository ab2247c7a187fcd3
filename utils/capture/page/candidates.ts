import { shadowRootOf } from '../../platform/shadow-root.ts';
import { composedParent, elementsOf } from './composed-tree.ts';
import { isA } from './element-kind.ts';
import { frameCorner, pointIn, type Point } from './frame-offset.ts';
import { documentIn, isShutFrame } from './framed-document.ts';
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

/**
 * The same with the images in its frames; of a frame that can't be looked into, the frame itself.
 */
export function pickableElements(root: Document = document): Element[] {
  const found: Element[] = [];
  for (const element of elementsOf(root)) {
    if (!isInViewport(element) || !isShown(element)) continue;
    const inside = documentIn(element);
    if (inside) found.push(...pickableElements(inside));
    else if (isShutFrame(element) || shownImage(element)) found.push(element);
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
  // Once for each frame and not for each of its elements, of which there may be thousands.
  const points = new Map<Document, Point | null>();
  const at = (element: Element) => {
    const { ownerDocument } = element;
    let point = points.get(ownerDocument);
    if (point === undefined) {
      point = pointIn(ownerDocument.defaultView, { x: clientX, y: clientY });
      points.set(ownerDocument, point);
    }
    if (!point) return false;
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return point.x >= left && point.x < right && point.y >= top && point.y < bottom;
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
  const { documentElement, body } = element.ownerDocument;
  // The root of an SVG document is its picture.
  return (element === documentElement || element === body) && isA(element, 'HTMLElement');
}

/** What lies at a point, topmost first; what a frame or a shadow root holds stands before it. */
function stackAt(root: Document | ShadowRoot, x: number, y: number): Element[] {
  const seen = new Set<Element>();
  for (const element of root.elementsFromPoint(x, y)) {
    for (const at of [...insideAt(element, x, y), element]) {
      for (const framed of framedAt(at, x, y)) seen.add(framed);
      seen.add(at);
    }
    for (let up = composedParent(element); up; up = composedParent(up)) seen.add(up);
  }
  return [...seen];
}

function framedAt(frame: Element, x: number, y: number): Element[] {
  const inside = documentIn(frame);
  if (!inside) return [];
  const corner = frameCorner(frame);
  return stackAt(inside, x - corner.x, y - corner.y);
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
  const { innerWidth, innerHeight } = element.ownerDocument.defaultView ?? window;
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
