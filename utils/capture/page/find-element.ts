import { targetElement } from '../../platform/target-element.ts';
import { imageCandidates, isPageGround } from './candidates.ts';
import { composedParent, deepestFocused, deepestHovered, elementsOf } from './composed-tree.ts';
import { isA } from './element-kind.ts';
import { shownByElement, shownImage } from './shown-image.ts';

export interface FoundElement {
  readonly element: Element;
  /** False where only the pointer's place speaks for it: worth a confirmation by the person. */
  readonly certain: boolean;
}

/** The element the person clicked, in this frame, as well as it can be told; null if none can. */
export function findElement(request: {
  srcUrl: string | null;
  targetElementId: number | null;
  focused?: true | undefined;
}): FoundElement | null {
  const { srcUrl, targetElementId } = request;
  if (request.focused) {
    const element = showingAt(deepestFocused());
    return element && { element, certain: true };
  }
  const clicked = targetElement(targetElementId);
  if (clicked && shows(clicked, srcUrl)) return { element: clicked, certain: true };
  if (clicked && srcUrl === null) {
    const element = showingAbove(clicked) ?? showingInside(clicked) ?? showingBelow(clicked);
    return element && { element, certain: true };
  }

  const hovered = deepestHovered();
  if (srcUrl !== null) {
    const showing = [...elementsOf(document)].filter((element) => shows(element, srcUrl));
    const element =
      showing.find((candidate) => candidate === hovered) ??
      showing.find((candidate) => hovered !== null && overlap(candidate, hovered) > 0) ??
      showing.find(isInViewport) ??
      showing[0];
    return element ? { element, certain: true } : null;
  }
  // A menu that was opened by key is for what has the focus, wherever the pointer lies.
  const focused = deepestFocused();
  const element =
    (focused?.matches(':focus-visible') ? showingAt(focused) : null) ??
    (hovered && (showingAbove(hovered) ?? showingBelow(hovered)));
  return element && { element, certain: false };
}

/** The image that an element shows or, as a link does, holds: where it holds but one. */
function showingAt(element: Element | null): Element | null {
  if (!element || isPageGround(element)) return null;
  return shownImage(element) ? element : showingInside(element);
}

function showingInside(element: Element): Element | null {
  if (isPageGround(element)) return null;
  const [only, ...others] = [...elementsOf(element)].filter((inner) => shownImage(inner) !== null);
  return only && others.length === 0 ? only : null;
}

function shows(element: Element, url: string | null): boolean {
  const shown = shownByElement(element);
  if (url === null) return shown !== null;
  if (shown?.kind === 'file' && shown.url === url) return true;
  // The menu names a film's address, and never its poster's.
  return isA(element, 'HTMLVideoElement') && (element.currentSrc === url || element.src === url);
}

/** The element itself or the nearest that it is drawn in that shows an image. */
function showingAbove(from: Element): Element | null {
  for (let element: Element | null = from; element; element = composedParent(element)) {
    if (element !== from && isPageGround(element)) return null;
    if (isA(element, 'SVGElement') && element.ownerSVGElement) {
      if (shownByElement(element)) return element;
    } else if (shownImage(element)) return element;
  }
  return null;
}

/** Shares of a layer's box and an image's at which the layer counts as lying on the image. */
const LAYER_OVERLAP = 0.5;

/** The image under a transparent layer: the one whose box is about the same. */
function showingBelow(layer: Element): Element | null {
  const ranked = imageCandidates()
    .filter((element) => !isPageGround(element))
    .map((element) => ({ element, share: overlap(element, layer) }))
    .filter(({ share }) => share >= LAYER_OVERLAP)
    .toSorted((a, b) => b.share - a.share);
  return ranked[0]?.element ?? null;
}

/** The common part of two elements' boxes, as a share of what both cover together. */
function overlap(a: Element, b: Element): number {
  const [p, q] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
  const width = Math.min(p.right, q.right) - Math.max(p.left, q.left);
  const height = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
  if (width <= 0 || height <= 0) return 0;
  const common = width * height;
  return common / (p.width * p.height + q.width * q.height - common);
}

function isInViewport(element: Element): boolean {
  const box = element.getBoundingClientRect();
  return box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
}
