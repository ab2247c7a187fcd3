import { shadowRootOf } from '../../platform/shadow-root.ts';

/** Every element of a tree, through its shadow roots, in reading order. */
export function* elementsOf(root: Document | ShadowRoot | Element): Generator<Element> {
  // A stack and not recursion: pages may nest without end.
  const stack: Element[] = [...root.children].toReversed();
  for (let element = stack.pop(); element; element = stack.pop()) {
    yield element;
    for (let child = element.lastElementChild; child; child = child.previousElementSibling) {
      stack.push(child);
    }
    const shadow = shadowRootOf(element);
    for (let child = shadow?.lastElementChild; child; child = child.previousElementSibling) {
      stack.push(child);
    }
  }
}

/** The element that this one is drawn in: its slot, its parent, or its shadow root's host. */
export function composedParent(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode();
  const view = element.ownerDocument.defaultView;
  return view && root instanceof view.ShadowRoot ? root.host : null;
}

/** The element under the pointer, as far inside as shadow roots go. */
export function deepestHovered(): Element | null {
  let deepest: Element | null = null;
  for (let root: Document | ShadowRoot | null = document; root;) {
    const hovered: Element | undefined = [...root.querySelectorAll(':hover')].at(-1);
    if (!hovered) break;
    deepest = hovered;
    root = shadowRootOf(hovered);
  }
  return deepest;
}

/** The element that has the keyboard's focus, as far inside as shadow roots go. */
export function deepestFocused(): Element | null {
  let deepest = document.activeElement;
  for (;;) {
    const inner: Element | null = deepest && (shadowRootOf(deepest)?.activeElement ?? null);
    if (!inner) return deepest;
    deepest = inner;
  }
}
