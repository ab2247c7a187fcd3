import { isOrphaned } from '../../platform/orphaned.ts';
import type { ElementPlace, WalkStep } from '../../core/page-capture.ts';
import { clipBoxes } from './clip-boxes.ts';
import { placeOf } from './element-place.ts';
import { fixedInsets } from './fixed-insets.ts';
import { frameElementOf, offsetInTop } from './frame-offset.ts';

/** If the background is gone in the middle of a walk, the page goes back by itself after this. */
const ABANDONED_MS = 8_000;
/** How often it is looked after that. */
const WATCH_MS = 500;
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
  let lastStep = performance.now();
  const end = () => {
    clearInterval(watch);
    for (const { target, left, top } of before) scrollTo(target, left, top);
    delete globalThis.legibleWalk;
  };
  const watch = setInterval(() => {
    if (isOrphaned() || performance.now() - lastStep > ABANDONED_MS) end();
  }, WATCH_MS);
  return async (step) => {
    if (step.step === 'end') {
      end();
      return null;
    }
    lastStep = performance.now();
    if (before.length === 0) before = scrollersOf(element).map(positionOf);
    reveal(element, step.x, step.y);
    // Only now do sticky headers lie where they cover something.
    reveal(element, step.x, step.y);
    await painted();
    return withoutFixed(element, placeOf(element));
  };
}

interface Shown {
  readonly view: Window;
  readonly element: Element;
}

function windowOf(element: Element): Window {
  return element.ownerDocument.defaultView ?? window;
}

/** The element in its window, and in each window around it the frame that it lies in. */
function windowsOf(element: Element): Shown[] {
  const windows: Shown[] = [];
  for (let shown: Shown | null = { view: windowOf(element), element }; shown;) {
    windows.push(shown);
    const frame = frameElementOf(shown.view);
    const parent: Window | null | undefined = frame?.ownerDocument.defaultView;
    shown = frame && parent ? { view: parent, element: frame } : null;
  }
  return windows;
}

/** What scrolls the element, innermost first; the windows of its frames among them. */
function scrollersOf(element: Element): (Element | Window)[] {
  const boxes = clipBoxes(element)
    .filter(({ scrollsX, scrollsY }) => scrollsX || scrollsY)
    .map((clip) => clip.element);
  return [...boxes, ...windowsOf(element).map(({ view }) => view)];
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
    const shown = windowsOf(element).find(({ view }) => view === scroller);
    const covered = shown ? fixedInsets(shown.element, shown.view).top : 0;
    const { left, top } = positionOf(scroller);
    const dx = place.whole.x + x - origin.x;
    const dy = place.whole.y + y - origin.y - covered;
    scrollTo(scroller, left + dx, top + dy);
  }
}

/** The top left corner of what a scroller shows, in CSS pixels of the top frame's viewport. */
function originInTop(scroller: Element | Window): { x: number; y: number } {
  const isWindow = 'scrollX' in scroller;
  const { x, y } = offsetInTop(isWindow ? scroller : windowOf(scroller)) ?? { x: 0, y: 0 };
  if (isWindow) return { x, y };
  const box = scroller.getBoundingClientRect();
  return { x: x + box.x + scroller.clientLeft, y: y + box.y + scroller.clientTop };
}

/** What lies under headers and footers that don't scroll along counts as not seen. */
function withoutFixed(element: Element, place: ElementPlace | null): ElementPlace | null {
  if (!place?.rect) return place;
  let from = place.rect.y;
  let to = place.rect.y + place.rect.height;
  for (const { view, element: inside } of windowsOf(element)) {
    const { top, bottom } = fixedInsets(inside, view);
    const y = offsetInTop(view)?.y ?? 0;
    from = Math.max(from, y + top);
    to = Math.min(to, y + view.innerHeight - bottom);
  }
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
