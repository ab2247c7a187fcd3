import type { Viewport } from '../../core/geometry.ts';

/** Halvings of two CSS pixels: a thousandth is far less than a device pixel at any zoom. */
const STEPS = 11;
/** CSS pixels within which a measure counts as a whole number: edges may lie on half pixels. */
const NOISE = 0.005;

/**
 * A top window's viewport in fractions of a CSS pixel, scrollbars included, as in a screenshot.
 * `innerWidth` is whole, so at a zoom of 300 % a scale taken from it would be up to two device
 * pixels off at the far edge. Media queries know the fraction, and nothing is put on the page.
 * Firefox takes its screenshots of whole CSS pixels, with a margin at the end where there are less.
 */
export function exactViewport(view: Window): Viewport {
  const visual = view.visualViewport;
  return {
    width: exact(view, 'width', view.innerWidth),
    height: exact(view, 'height', view.innerHeight),
    offsetX: visual?.offsetLeft ?? 0,
    offsetY: visual?.offsetTop ?? 0,
    zoom: visual?.scale ?? 1,
  };
}

function exact(view: Window, side: 'width' | 'height', whole: number): number {
  const fits = (limit: 'min' | 'max', length: number) =>
    view.matchMedia(`(${limit}-${side}: ${length}px)`).matches;
  // Pinch zoom and emulated screens may leave the two apart; then the whole number must do.
  if (!fits('min', whole - 1) || !fits('max', whole + 1)) return whole;
  const least = turnsAt((length) => fits('max', length), whole);
  const most = turnsAt((length) => !fits('min', length), whole);
  // Browsers compare with some slack, which is the same to both sides.
  const measured = (least + most) / 2;
  if (Math.abs(measured - whole) < NOISE) return whole;
  return import.meta.env.FIREFOX ? Math.ceil(measured) : measured;
}

/** Within a CSS pixel of `near`, the length from which on something is so. */
function turnsAt(isSo: (length: number) => boolean, near: number): number {
  let [least, most] = [near - 1, near + 1];
  for (let step = 0; step < STEPS; step++) {
    const middle = (least + most) / 2;
    if (isSo(middle)) most = middle;
    else least = middle;
  }
  return (least + most) / 2;
}
