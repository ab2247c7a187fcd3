import type { Rect } from './geometry.ts';
import type { LayerLine } from './layer-lines.ts';
import type { Size } from './source.ts';

/** What the page's script is told to find: the place over which text is to be laid. */
export interface LayerTarget {
  /** Under this name the page's script remembers the element that was captured. */
  readonly mark?: string;
  /** The image's address, and Firefox's handle on the element; left out where there is none. */
  readonly srcUrl?: string;
  readonly targetElementId?: number;
  /** Instead of an element: a part of what the page shows, in CSS pixels of the layout viewport. */
  readonly rect?: Rect;
}

/** What is laid over it. */
export interface LayerContent {
  readonly lines: readonly LayerLine[];
  /** Of the image that was read, in its pixels. */
  readonly size: Size;
  /** Whether it is the element as the screen shows it, and not the file that the element shows. */
  readonly asShown: boolean;
  /** What the layer is called for those who can't see it. */
  readonly label: string;
}
