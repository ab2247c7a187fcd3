import type { Rect } from '../../core/geometry.ts';
import { candidateAt, pickableElements } from './candidates.ts';
import { boxHere } from './frame-offset.ts';
import type { OverlayHost } from './overlay-host.ts';
import { inOverlay, type Draw } from './overlay-session.ts';
import { regionIn, type ChosenRegion } from './select-region.ts';

export type PickChoice =
  /** In the order in which they were chosen. */
  | { readonly kind: 'elements'; readonly elements: readonly Element[] }
  | ChosenRegion
  | { readonly kind: 'cancelled' };

/** What the picker's surface knows of the page; rectangles and points are in the frame's coordinates. */
interface PickView {
  /** How many candidates there are; they are named by their index, in reading order. */
  readonly count: number;
  readonly initial: number | null;
  /** Where a candidate is now. */
  boxOf(index: number): Rect | null;
  /** The candidate there. */
  candidateAt(x: number, y: number): number | null;
  onTake(picked: readonly number[]): void;
  onRegion(rect: Rect): void;
  onLeave(): void;
}

/** Lets the person say which images are meant, where neither the menu nor the pointer does. */
export async function pickElements(
  css: string,
  draw: Draw<PickView>,
  initial: Element | null,
  leave: AbortSignal,
): Promise<PickChoice> {
  const choice = await inOverlay<PickView, PickChoice>(css, draw, leave, (overlay, end) => {
    const elements = inReadingOrder(pickableElements());
    if (initial && !elements.includes(initial)) elements.unshift(initial);
    const candidates = new Set(elements);
    return {
      count: elements.length,
      initial: initial ? elements.indexOf(initial) : null,
      boxOf: (index) => boxIn(overlay, elements[index]),
      candidateAt(x, y) {
        const offset = overlay.offset();
        const found = candidateAt(candidates, x + offset.x, y + offset.y);
        return found && elements.indexOf(found);
      },
      onTake: (picked) =>
        end({ kind: 'elements', elements: picked.flatMap((index) => elements[index] ?? []) }),
      onRegion: (rect) => end(regionIn(overlay, rect) ?? { kind: 'cancelled' }),
      onLeave: () => end({ kind: 'cancelled' }),
    };
  });
  return choice.kind === 'left' || choice.kind === 'blocked' ? { kind: 'cancelled' } : choice;
}

function boxIn(overlay: OverlayHost, element: Element | undefined): Rect | null {
  const box = element?.isConnected ? boxHere(element) : null;
  if (!box) return null;
  const offset = overlay.offset();
  return { ...box, x: box.x - offset.x, y: box.y - offset.y };
}

function inReadingOrder(elements: readonly Element[]): Element[] {
  return elements
    .flatMap((element) => {
      const box = boxHere(element);
      return box ? [{ element, box }] : [];
    })
    .toSorted((a, b) => a.box.y - b.box.y || a.box.x - b.box.x)
    .map(({ element }) => element);
}
