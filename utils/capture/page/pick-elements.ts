import type { Rect } from '../../core/geometry.ts';
import { candidateAt, imageCandidates } from './candidates.ts';
import type { OverlayHost } from './overlay-host.ts';
import { inOverlay, type Draw } from './overlay-session.ts';
import { regionIn, type ChosenRegion } from './select-region.ts';

export type PickChoice =
  | { readonly kind: 'elements'; readonly elements: readonly Element[] }
  | ChosenRegion
  | { readonly kind: 'cancelled' };

/** What the picker's surface knows of the page; rectangles and points are in the frame's coordinates. */
interface PickView {
  /** Where the candidates are, in reading order. */
  readonly boxes: readonly Rect[];
  readonly initial: number | null;
  /** The candidate there, as an index into `boxes`. */
  boxAt(x: number, y: number): number | null;
  onTake(picked: readonly number[]): void;
  onRegion(rect: Rect): void;
  onLeave(): void;
}

/** Lets the person say which image is meant, where neither the menu nor the pointer does. */
export async function pickElements(
  css: string,
  draw: Draw<PickView>,
  initial: Element | null,
  leave: AbortSignal,
): Promise<PickChoice> {
  const choice = await inOverlay<PickView, PickChoice>(css, draw, leave, (overlay, end) => {
    const elements = imageCandidates().filter(isSeen).toSorted(inReadingOrder);
    if (initial && !elements.includes(initial)) elements.unshift(initial);
    return {
      boxes: elements.map((element) => boxIn(overlay, element)),
      initial: initial ? elements.indexOf(initial) : null,
      boxAt(x, y) {
        const offset = overlay.offset();
        const found = candidateAt(x + offset.x, y + offset.y);
        const index = found ? elements.indexOf(found) : -1;
        return index < 0 ? null : index;
      },
      onTake: (picked) =>
        end({ kind: 'elements', elements: picked.flatMap((index) => elements[index] ?? []) }),
      onRegion: (rect) => end(regionIn(overlay, rect)),
      onLeave: () => end({ kind: 'cancelled' }),
    };
  });
  return choice.kind === 'left' || choice.kind === 'blocked' ? { kind: 'cancelled' } : choice;
}

function boxIn(overlay: OverlayHost, element: Element): Rect {
  const offset = overlay.offset();
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x: x - offset.x, y: y - offset.y, width, height };
}

function isSeen(element: Element): boolean {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
}

function inReadingOrder(a: Element, b: Element): number {
  const [first, second] = [a.getBoundingClientRect(), b.getBoundingClientRect()];
  return first.top - second.top || first.left - second.left;
}
