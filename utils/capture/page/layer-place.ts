import { fittedImage } from '../../core/fitted-image.ts';
import { intersect, type Rect } from '../../core/geometry.ts';
import type { Size } from '../../core/source.ts';
import type { LayerTarget } from '../../core/text-layer.ts';
import { clipBoxes } from './clip-boxes.ts';
import { contentBox } from './content-box.ts';
import { findElement } from './find-element.ts';
import { shownImage } from './shown-image.ts';

/** Where an image is on the page, now. CSS pixels of its frame's viewport. */
export interface LayerPlace {
  /** Where all of the image would be. */
  readonly image: Rect;
  /** What of it is shown; null where nothing is. */
  readonly shown: Rect | null;
}

/** Tells where something is, as often as it is asked; null once it is gone. */
export type PlaceFinder = (size: Size, asShown: boolean) => LayerPlace | null;

/** Finds the element that was captured; null where none was, or it is gone. */
export function findMarkedPlace({ mark }: LayerTarget): PlaceFinder | null {
  const element = mark === undefined ? null : globalThis.legibleMarked?.get(mark)?.deref();
  return element?.isConnected ? placeOfElement(element) : null;
}

/** Finds what is meant; null where that isn't there. */
export function findPlace({ srcUrl, targetElementId, rect }: LayerTarget): PlaceFinder | null {
  if (rect) return placeOfRect(rect);
  const request = { srcUrl: srcUrl ?? null, targetElementId: targetElementId ?? null };
  const element = findElement(request)?.element;
  return element ? placeOfElement(element) : null;
}

function placeOfElement(element: Element): PlaceFinder {
  const address = addressOf(element);
  return (size, asShown) => {
    if (!element.isConnected || addressOf(element) !== address) return null;
    const box = contentBox(element);
    let shown: Rect | null = box;
    let seen = box;
    for (const { rect, scrollsX, scrollsY } of clipBoxes(element)) {
      shown = shown && intersect(shown, rect);
      // What a scroller hides was scrolled to; what a plain box cuts off was never captured.
      const across = scrollsX ? { x: seen.x, width: seen.width } : { x: rect.x, width: rect.width };
      const down = scrollsY
        ? { y: seen.y, height: seen.height }
        : { y: rect.y, height: rect.height };
      seen = intersect(seen, { ...across, ...down }) ?? seen;
    }
    return { image: asShown ? seen : drawnImage(element, box, size), shown };
  };
}

/** Where the file that an element shows is drawn. */
function drawnImage(element: Element, box: Rect, captured: Size): Rect {
  const style = getComputedStyle(element);
  const shown = shownImage(element);
  if (shown?.kind === 'background') return fittedImage(box, captured, shown);
  const natural = naturalSize(element) ?? captured;
  const fit = { size: style.objectFit, position: style.objectPosition };
  return fittedImage(box, natural, fit);
}

function naturalSize(element: Element): Size | null {
  if (element instanceof HTMLImageElement && element.naturalWidth > 0) {
    return { width: element.naturalWidth, height: element.naturalHeight };
  }
  if (element instanceof HTMLVideoElement && element.videoWidth > 0) {
    return { width: element.videoWidth, height: element.videoHeight };
  }
  return element instanceof HTMLCanvasElement ? element : null;
}

function addressOf(element: Element): string {
  return element instanceof HTMLImageElement ? element.currentSrc : '';
}

/** A region moves with what is in its middle. */
function placeOfRect(rect: Rect): PlaceFinder {
  const anchor =
    document.elementFromPoint(rect.x + rect.width / 2, rect.y + rect.height / 2) ??
    document.documentElement;
  const before = anchor.getBoundingClientRect();
  return () => {
    if (!anchor.isConnected) return null;
    const now = anchor.getBoundingClientRect();
    const scaleX = before.width > 0 ? now.width / before.width : 1;
    const scaleY = before.height > 0 ? now.height / before.height : 1;
    const image = {
      x: now.x + (rect.x - before.x) * scaleX,
      y: now.y + (rect.y - before.y) * scaleY,
      width: rect.width * scaleX,
      height: rect.height * scaleY,
    };
    return { image, shown: image };
  };
}
