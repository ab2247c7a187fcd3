import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
} from '@tanstack/virtual-core';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';

/** The rows or columns that are in view, of any number of them that are all of one size. */
export interface VirtualItems {
  readonly indexes: readonly number[];
  /** Empty space before and after what is in view, in CSS pixels. */
  readonly before: number;
  readonly after: number;
  scrollTo(index: number): void;
}

interface Axis {
  readonly horizontal: boolean;
  /** How many there are beside what is in view. */
  readonly overscan: number;
}

/** `rowHeight` in CSS pixels. */
export function useVirtualRows(
  count: number,
  rowHeight: number,
  getScrollElement: () => HTMLElement | null,
): VirtualItems {
  return useVirtualItems(count, rowHeight, getScrollElement, { horizontal: false, overscan: 12 });
}

/** `columnWidth` in CSS pixels. */
export function useVirtualColumns(
  count: number,
  columnWidth: number,
  getScrollElement: () => HTMLElement | null,
): VirtualItems {
  return useVirtualItems(count, columnWidth, getScrollElement, { horizontal: true, overscan: 3 });
}

function useVirtualItems(
  count: number,
  size: number,
  getScrollElement: () => HTMLElement | null,
  axis: Axis,
): VirtualItems {
  const [, redraw] = useReducer((times: number) => times + 1, 0);
  const options = {
    ...axis,
    count,
    getScrollElement,
    estimateSize: () => size,
    isRtl: axis.horizontal && document.documentElement.dir === 'rtl',
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: redraw,
  };
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, Element>(options));
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  const items = virtualizer.getVirtualItems();
  return {
    indexes: items.map(({ index }) => index),
    before: items[0]?.start ?? 0,
    after: virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0),
    scrollTo: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  };
}
