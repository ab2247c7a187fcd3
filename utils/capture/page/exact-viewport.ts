import type { Viewport } from '../../core/geometry.ts';

/** Halvings of two CSS pixels: a thousandth is far less than a device pixel at any zoom. */
const STEPS = 11;

/**
 * A top window's viewport in fractions of a CSS pixel, scrollbars included, as in a screenshot.
 * `innerWidth` is whole, so at a zoom of 300 % a scale taken from it would be up to two device
 * pixels off at the far edge. Media queries know the fraction, and nothing is put on the page.
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
  const isAtLeast = (length: number) => view.matchMedia(`(min-${side}: ${length}px)`).matches;
  let [least, most] = [whole - 1, whole + 1];
  // Pinch zoom and emulated screens may leave the two apart; then the whole number must do.
  if (!isAtLeast(least) || isAtLeast(most)) return whole;
  for (let step = 0; step < STEPS; step++) {
    const middle = (least + most) / 2;
    if (isAtLeast(middle)) least = middle;
    else most = middle;
  }
  return isAtLeast(whole) && least - whole < 0.002 ? whole : least;
}
