import { isA } from './element-kind.ts';

/** Whether it frames another document. */
export function isFrame(element: Element): element is HTMLIFrameElement | HTMLFrameElement {
  return isA(element, 'HTMLIFrameElement') || isA(element, 'HTMLFrameElement');
}

/** The document in a frame, where it may be looked into; null for all other elements. */
export function documentIn(element: Element): Document | null {
  return isFrame(element) ? element.contentDocument : null;
}

/** Whether it is a frame of another origin. */
export function isShutFrame(element: Element): boolean {
  return isFrame(element) && element.contentDocument === null;
}
