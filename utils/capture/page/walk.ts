import type { ElementPlace, WalkStep } from '../../core/page-capture.ts';
import { clipBoxes } from './clip-boxes.ts';
import { placeOf } from './element-place.ts';
import { fixedInsets } from './fixed-insets.ts';
import { frameElementOf, offsetInTop } from './frame-offset.ts';

/** If the background is gone in the middle of a walk, the page goes back by itself after this. */
const ABANDONED_MS = 8_000;
/** A tab that isn't painted gives no frames to wait for. */
const PAINT_TIMEOUT_MS = 250;

interface Scrolled {
  readonly target: Element | Window;
  readonly left: number;
  readonly top: number;
}

/** Walks over an element that is larger than the window, and leaves everything as it was. */
export function walkOver(element: Element): (step: WalkStep) => Promise<ElementPlace | null> {
  let before: Scrolled[] = [];
  let abandoned: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    clearTimeout(abandoned);
    for (const { target, left, top } of before) scrollTo(target, left, top);
    delete globalThis.legibleWalk;
  };
  const watch = () => {
    clearTimeout(abandoned);
    abandoned = setTimeout(end, ABANDONED_MS);
  };
  watch();
  return async (step) => {
    if (step.step === 'end') {
      end();
      return null;
    }
    watch();
    if (before.length === 0) before = scrollersOf(element).map(positionOf);
    reveal(element, step.x, step.y);
    // Only now do sticky headers lie where they cover something.
    reveal(element, step.x, step.y);
    await painted();
    return withoutFixed(element, placeOf(element));
  };
}

/** What scrolls the element, innermost first; the windows of its frames among them. */
function scrollersOf(element: Element): (Element | Window)[] {
  const scrollers: (Element | Window)[] = clipBoxes(element)
    .filter(({ scrollsX, scrollsY }) => scrollsX || scrollsY)
    .map((clip) => clip.element);
  for (let view: Window = window; ;) {
    scrollers.push(view);
    const parent = frameElementOf(view)?.ownerDocument.defaultView;
    if (!parent) return scrollers;
    view = parent;
  }
}

function positionOf(target: Element | Window): Scrolled {
  return 'scrollX' in target
    ? { target, left: target.scrollX, top: target.scrollY }
    : { target, left: target.scrollLeft, top: target.scrollTop };
}

function scrollTo(target: Element | Window, left: number, top: number): void {
  // The page's own smooth scrolling would still be under way at the capture.
  target.scrollTo({ left, top, behavior: 'instant' });
}

/** Brings a point of the element's whole as far up and left as its scrollers let it. */
function reveal(element: Element, x: number, y: number): void {
  for (const scroller of scrollersOf(element)) {
    const place = placeOf(element);
    if (!place) return;
    const origin = originInTop(scroller);
    const isTop = scroller === window.top;
    const insets = isTop ? fixedInsets(element) : { top: 0, bottom: 0 };
    const { left, top } = positionOf(scroller);
    const dx = place.whole.x + x - origin.x;
    const dy = place.whole.y + y - origin.y - insets.top;
    scrollTo(scroller, left + dx, top + dy);
  }
}

/** The top left corner of what a scroller shows, in CSS pixels of the top frame's viewport. */
function originInTop(scroller: Element | Window): { x: number; y: number } {
  const isWindow = 'scrollX' in scroller;
  const { x, y } = offsetInTop(isWindow ? scroller : window) ?? { x: 0, y: 0 };
  if (isWindow) return { x, y };
  const box = scroller.getBoundingClientRect();
  return { x: x + box.x + scroller.clientLeft, y: y + box.y + scroller.clientTop };
}

/** What lies under headers and footers that don't scroll along counts as not seen. */
function withoutFixed(element: Element, place: ElementPlace | null): ElementPlace | null {
  if (!place?.rect || window !== window.top) return place;
  const { top, bottom } = fixedInsets(element);
  const from = Math.max(place.rect.y, top);
  const to = Math.min(place.rect.y + place.rect.height, innerHeight - bottom);
  // Where so much is covered, what covers it is part of what the person sees.
  if (to - from < place.rect.height / 3) return place;
  return { ...place, rect: { ...place.rect, y: from, height: to - from } };
}

function painted(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, PAINT_TIMEOUT_MS);
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}
