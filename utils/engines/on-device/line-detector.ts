import type { Pixels } from './pixels.ts';
import type { RotatedBox } from './rotated-box.ts';

/** Finds where an image has lines of text. */
export interface LineDetector {
  /**
   * The lines' boxes, in pixels of the image and in no order. `beforeTile` is awaited before each
   * call of the network, which may take a second: it may report, let messages in, or throw to stop.
   */
  detect(image: Pixels, beforeTile: () => Promise<void>): Promise<RotatedBox[]>;
}
