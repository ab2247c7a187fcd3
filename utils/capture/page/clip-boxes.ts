import { composedParent } from './composed-tree.ts';
import type { Rect } from '../../core/geometry.ts';

/** An ancestor that cuts an element off. CSS pixels of its own frame's viewport. */
export interface ClipBox {
  readonly element: Element;
  readonly rect: Rect;
  /** Whether the person can scroll what is cut off into sight. */
  readonly scrollsX: boolean;
  readonly scrollsY: boolean;
}

/** The ancestors within the element's document that cut it off, innermost first. */
export function clipBoxes(element: Element): ClipBox[] {
  const boxes: ClipBox[] = [];
  let { position } = getComputedStyle(element);
  for (let up = composedParent(element); up; up = composedParent(up)) {
    if (position === 'fixed' || isViewportScroller(up)) break;
    const style = getComputedStyle(up);
    const holds =
      position !== 'absolute' || style.position !== 'static' || style.transform !== 'none';
    if (!holds || style.display === 'contents') continue;
    position = style.position;
    if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
    boxes.push({
      element: up,
      rect: paddingBox(up),
      scrollsX: /auto|scroll/.test(style.overflowX) && up.scrollWidth > up.clientWidth,
      scrollsY: /auto|scroll/.test(style.overflowY) && up.scrollHeight > up.clientHeight,
    });
  }
  return boxes;
}

/** The root's overflow, or the body's in its place, is the viewport's own. */
function isViewportScroller(element: Element): boolean {
  const { documentElement, body } = element.ownerDocument;
  return element === documentElement || element === body;
}

function paddingBox(element: Element): Rect {
  const box = element.getBoundingClientRect();
  return {
    x: box.x + element.clientLeft,
    y: box.y + element.clientTop,
    width: element.clientWidth,
    height: element.clientHeight,
  };
}
