import { isAnimated } from '../../core/animation.ts';
import { isSprite } from '../../core/css-image.ts';
import { isAllSeen } from '../../core/geometry.ts';
import { imageFormat, type ImageFormat } from '../../core/image-format.ts';
import type { PageCapture, PageCaptureRequest } from '../../core/page-capture.ts';
import { drawElement, naturalSize, sharpSize } from './draw-element.ts';
import { drawSvg } from './draw-svg.ts';
import { isA } from './element-kind.ts';
import { isShutFrame } from './framed-document.ts';
import { placeOf } from './element-place.ts';
import { findElement, type FoundElement } from './find-element.ts';
import { findFrame } from './find-frame.ts';
import { bytesOf, fetchImage, headOf, toDataUri } from './image-bytes.ts';
import { loadImage } from './load-image.ts';
import { shownImage, type Drawable, type ShownImage } from './shown-image.ts';
import { walkOver } from './walk.ts';

/**
 * The page's share of the ladder: the image's own bytes, then its pixels drawn here, else the place
 * where it is seen, for the screenshot.
 */
export async function captureElement(request: PageCaptureRequest): Promise<PageCapture> {
  if (request.frameUrl !== undefined) return onScreen(findFrame(request.frameUrl));
  if (request.wholePage) return onScreen(document.documentElement);
  const found =
    request.listed !== undefined
      ? takeListed(request.listed)
      : request.picked !== undefined
        ? takePicked(request.picked)
        : findElement(request);
  // The picker is HTML; a document that is one SVG image leaves nothing to ask.
  const isHtml = document.documentElement instanceof HTMLElement;
  if (request.mayAsk && isHtml && !found?.certain) {
    globalThis.legiblePicked = found ? [found.element] : [];
    return { kind: 'unsure' };
  }
  if (!found) {
    return request.srcUrl === null
      ? { kind: 'failed', code: 'element_gone' }
      : captureFile(request.srcUrl, null, null);
  }
  const { element } = found;
  if (request.mark !== undefined) remember(request.mark, element);
  if (isShutFrame(element)) return { ...onScreen(element), limitedBy: 'frame' };
  const shown: ShownImage = shownImage(element) ?? { kind: 'screen' };
  switch (shown.kind) {
    case 'file':
      return captureFile(shown.url, element, shown.drawable);
    case 'background': {
      const image = await loadImage(shown.url);
      const box = element.getBoundingClientRect();
      return image && isSprite(naturalSize(image), box, shown)
        ? onScreen(element)
        : captureFile(shown.url, element, image);
    }
    case 'canvas':
    case 'video':
      return pixels(drawElement(shown.drawable)) ?? onScreen(element);
    case 'svg':
      return pixels(await drawSvg(shown.svg)) ?? onScreen(element);
    case 'screen':
      return onScreen(element);
  }
}

/** For as long as the page lasts, and the element in it. */
function remember(mark: string, element: Element): void {
  globalThis.legibleMarked ??= new Map();
  globalThis.legibleMarked.set(mark, new WeakRef(element));
}

/** The image of that number in the list of all. */
function takeListed(number: number): FoundElement | null {
  const element = globalThis.legibleListed?.[number];
  return element ? { element, certain: true } : null;
}

function takePicked(index: number): FoundElement | null {
  const elements = globalThis.legiblePicked ?? [];
  const element = elements[index];
  if (index + 1 >= elements.length) delete globalThis.legiblePicked;
  return element ? { element, certain: true } : null;
}

/** An image file that `element` shows; `decoded` holds its pixels already, if anything does. */
async function captureFile(
  url: string,
  element: Element | null,
  decoded: Drawable | null,
): Promise<PageCapture> {
  const blob = await fetchImage(url);
  const isImg = decoded !== null && isA(decoded, 'HTMLImageElement');
  const isLoaded = !isImg || decoded.naturalWidth > 0;
  let isVector = false;
  if (blob) {
    if (blob.size === 0) return { kind: 'failed', code: 'image_empty' };
    const dataUri = await toDataUri(blob);
    const format = imageFormat(headOf(dataUri));
    if (format === null && !isLoaded) return { kind: 'failed', code: 'image_not_an_image' };
    isVector = format === 'svg';
    const place = element && placeOf(element);
    // A canvas gets the first frame of an animation; which one is shown only the screen knows.
    if (place?.rect && moves(format, dataUri)) return onScreen(element);
    // A worker can't decode SVG, so it is drawn below.
    if (format !== null && !isVector) return { kind: 'pixels', rung: 'image-bytes', dataUri };
  }
  if (!isLoaded) return { kind: 'failed', code: 'image_not_loaded' };

  const drawable = decoded ?? (await loadImage(url));
  const natural = drawable && naturalSize(drawable);
  const size =
    natural && isVector && element && natural.width > 0
      ? sharpSize(natural, element.getBoundingClientRect())
      : natural;
  const drawn = drawable && size && pixels(drawElement(drawable, size));
  if (drawn) return drawn;
  const isOwn = URL.parse(url)?.origin === location.origin;
  return { ...onScreen(element), url, natural, limitedBy: isOwn ? 'csp' : 'cors' };
}

function moves(format: ImageFormat | null, dataUri: string): boolean {
  // The others say it in their heads.
  if (format === 'gif') return isAnimated(bytesOf(dataUri));
  return format !== null && isAnimated(headOf(dataUri));
}

function pixels(dataUri: string | null): PageCapture | null {
  return dataUri === null ? null : { kind: 'pixels', rung: 'page-canvas', dataUri };
}

function onScreen(element: Element | null): Extract<PageCapture, { kind: 'place' }> {
  const place = element && placeOf(element);
  if (element && place && !isAllSeen(place)) globalThis.legibleWalk = walkOver(element);
  return {
    kind: 'place',
    place,
    url: null,
    natural: null,
    isVideo: element !== null && isA(element, 'HTMLVideoElement'),
    limitedBy: null,
  };
}
