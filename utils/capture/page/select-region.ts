import type { Rect, Viewport } from '../../core/geometry.ts';
import { toShares } from '../../core/selection.ts';
import { exactViewport } from './exact-viewport.ts';
import { offsetInTop } from './frame-offset.ts';
import type { OverlayHost } from './overlay-host.ts';
import { boundsIn, inOverlay, type Draw, type Gone } from './overlay-session.ts';

/** A region that a person chose. `rect` is in CSS pixels of the top layout viewport. */
export interface ChosenRegion {
  readonly kind: 'region';
  readonly rect: Rect;
  /** The same as shares of what was visible. */
  readonly shares: Rect;
  readonly viewport: Viewport;
}

export type RegionChoice = ChosenRegion | { readonly kind: 'whole' | 'full-page' } | Gone;

/** What the surface reports; its rectangle is in the frame's coordinates. */
interface RegionView {
  onTake(rect: Rect): void;
  onWhole(): void;
  onFullPage(): void;
  onLeave(): void;
}

/** Lets the person choose a region of the viewport. */
export function selectRegion(
  css: string,
  draw: Draw<RegionView>,
  leave: AbortSignal,
): Promise<RegionChoice> {
  return inOverlay<RegionView, RegionChoice>(css, draw, leave, (overlay, end) => ({
    onTake: (rect) => end(regionIn(overlay, rect) ?? { kind: 'left' }),
    onWhole: () => end({ kind: 'whole' }),
    onFullPage: () => end({ kind: 'full-page' }),
    onLeave: () => end({ kind: 'left' }),
  }));
}

/**
 * Measured while the overlay is still there. Null in a frame of another origin than the page's,
 * which can't be told where it stands.
 */
export function regionIn(overlay: OverlayHost, inOverlay: Rect): ChosenRegion | null {
  const { x, y } = overlay.offset();
  const frame = offsetInTop(window);
  if (!frame || !window.top) return null;
  return {
    kind: 'region',
    rect: { ...inOverlay, x: inOverlay.x + x + frame.x, y: inOverlay.y + y + frame.y },
    shares: toShares(inOverlay, boundsIn(overlay)),
    viewport: exactViewport(window.top),
  };
}
