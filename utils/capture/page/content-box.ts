import type { Rect } from '../../core/geometry.ts';
import { isA } from './element-kind.ts';

/**
 * The box in which an element draws its image, without its border and padding, in CSS pixels of its
 * frame's viewport. The whole box where a transform makes the borders lean.
 */
export function contentBox(element: Element): Rect {
  const box = element.getBoundingClientRect();
  const whole = { x: box.x, y: box.y, width: box.width, height: box.height };
  const isReplaced =
    isA(element, 'HTMLImageElement') ||
    isA(element, 'HTMLVideoElement') ||
    isA(element, 'HTMLCanvasElement');
  // A scaled or turned element has another size on the screen than in the layout.
  if (!isReplaced || Math.abs(box.width - element.offsetWidth) >= 1) return whole;
  const style = getComputedStyle(element);
  const inset = (side: 'Left' | 'Top' | 'Right' | 'Bottom') =>
    Number.parseFloat(style[`padding${side}`]) + Number.parseFloat(style[`border${side}Width`]);
  const [left, top] = [inset('Left'), inset('Top')];
  const width = box.width - left - inset('Right');
  const height = box.height - top - inset('Bottom');
  return width > 0 && height > 0 ? { x: box.x + left, y: box.y + top, width, height } : whole;
}
