import type { Rect } from './geometry.ts';

/** What the page's script is told when the choice of a region begins. */
export interface RegionRequest {
  /**
   * The region chosen last, as shares of what is visible. Left out where there is none: Chromium
   * drops nulls on the way.
   */
  readonly last?: Rect;
}
