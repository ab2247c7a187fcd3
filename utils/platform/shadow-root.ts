import { browser } from 'wxt/browser';

interface ShadowRootOpener {
  openOrClosedShadowRoot(element: Element): unknown;
}

function isOpener(dom: unknown): dom is ShadowRootOpener {
  return typeof dom === 'object' && dom !== null && 'openOrClosedShadowRoot' in dom;
}

/** The element's shadow root, closed ones too; null where it has none. For content scripts. */
export function shadowRootOf(element: Element): ShadowRoot | null {
  if (element.shadowRoot) return element.shadowRoot;
  const dom: unknown = 'dom' in browser ? browser.dom : null;
  // Classes are those of the element's own window, which may be a frame of this one.
  const view = element.ownerDocument.defaultView;
  // Chrome throws for anything that isn't an HTML element.
  if (!view || !isOpener(dom) || !(element instanceof view.HTMLElement)) return null;
  try {
    const root = dom.openOrClosedShadowRoot(element);
    return root instanceof view.ShadowRoot ? root : null;
  } catch {
    // Thrown for elements that can bear none, such as a canvas.
    return null;
  }
}
