import type { Viewport } from '../../core/geometry.ts';

/**
 * The tab's viewport in fractions of a CSS pixel. `innerWidth` is whole, so at a zoom of 300 % a
 * scale taken from it would be up to two device pixels off at the far edge. `probe` is an element
 * of 100vw × 100vh: as large as the window's content, scrollbars included, as in a screenshot.
 */
export function exactViewport(probe: Element): Viewport {
  const { width, height } = probe.getBoundingClientRect();
  const visual = window.visualViewport;
  return {
    width: exact(width, window.innerWidth),
    height: exact(height, window.innerHeight),
    offsetX: visual?.offsetLeft ?? 0,
    offsetY: visual?.offsetTop ?? 0,
    zoom: visual?.scale ?? 1,
  };
}

/** Where scrollbars are always there, 100vw doesn't count them; then the whole number must do. */
function exact(measured: number, whole: number): number {
  return Math.abs(measured - whole) < 1 ? measured : whole;
}
