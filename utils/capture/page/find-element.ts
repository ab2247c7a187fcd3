import { targetElement } from '../../platform/target-element.ts';

/** The element the person clicked, in this frame, as well as it can be told; null if it is gone. */
export function findElement(request: {
  srcUrl: string | null;
  targetElementId: number | null;
}): Element | null {
  const clicked = targetElement(request.targetElementId);
  if (clicked && (request.srcUrl === null || shows(clicked, request.srcUrl))) return clicked;

  const hovered = deepestHovered(document);
  if (request.srcUrl === null) return clicked ?? hovered;
  if (hovered && shows(hovered, request.srcUrl)) return hovered;

  const candidates = elementsShowing(document, request.srcUrl);
  return candidates.find(isInViewport) ?? candidates[0] ?? clicked;
}

function shows(element: Element, url: string): boolean {
  return sourceOf(element) === url;
}

/** The address of what an element shows, absolute, or null if it shows no file of its own. */
export function sourceOf(element: Element): string | null {
  if (element instanceof HTMLImageElement) return element.currentSrc || element.src || null;
  if (element instanceof HTMLVideoElement) return element.currentSrc || element.src || null;
  if (element instanceof HTMLInputElement && element.type === 'image') return element.src;
  if (element instanceof SVGImageElement) {
    return URL.parse(element.href.baseVal, element.baseURI)?.href ?? null;
  }
  return null;
}

function deepestHovered(root: Document | ShadowRoot): Element | null {
  const hovered = [...root.querySelectorAll(':hover')].at(-1) ?? null;
  return (hovered?.shadowRoot && deepestHovered(hovered.shadowRoot)) ?? hovered;
}

function elementsShowing(root: Document | ShadowRoot, url: string): Element[] {
  const found = [...root.querySelectorAll('img, video, input[type=image], image')].filter(
    (element) => shows(element, url),
  );
  for (const element of root.querySelectorAll('*')) {
    if (element.shadowRoot) found.push(...elementsShowing(element.shadowRoot, url));
  }
  return found;
}

function isInViewport(element: Element): boolean {
  const box = element.getBoundingClientRect();
  return box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
}
