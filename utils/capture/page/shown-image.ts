import { shownByStyles } from './css-shown.ts';
import { isA } from './element-kind.ts';

/** What can be drawn on a canvas. */
export type Drawable = HTMLImageElement | HTMLVideoElement | HTMLCanvasElement;

/** What an element shows, by how its pixels can be had. Addresses are absolute. */
export type ShownImage =
  /** A file, and the element that decoded it, if it can be drawn. */
  | { readonly kind: 'file'; readonly url: string; readonly drawable: Drawable | null }
  /** A CSS background, of which the box may show only a part. */
  | {
      readonly kind: 'background';
      readonly url: string;
      readonly size: string;
      readonly position: string;
    }
  | { readonly kind: 'canvas'; readonly drawable: HTMLCanvasElement }
  | { readonly kind: 'video'; readonly drawable: HTMLVideoElement }
  | { readonly kind: 'svg'; readonly svg: SVGSVGElement }
  /** Made on the screen alone. */
  | { readonly kind: 'screen' };

/** The image that an element shows, or null if it shows none of its own. */
export function shownImage(element: Element): ShownImage | null {
  return shownByElement(element) ?? shownByStyles(element);
}

/** The same without a look at styles, which is fast enough for every element of a page. */
export function shownByElement(element: Element): ShownImage | null {
  if (isA(element, 'HTMLImageElement')) {
    const url = element.currentSrc || element.src;
    return url ? { kind: 'file', url, drawable: element } : null;
  }
  if (isA(element, 'HTMLCanvasElement')) return { kind: 'canvas', drawable: element };
  if (isA(element, 'HTMLVideoElement')) return shownByVideo(element);
  if (isA(element, 'SVGSVGElement')) {
    return element.ownerSVGElement ? null : { kind: 'svg', svg: element };
  }
  const url = addressOf(element);
  return url === null ? null : { kind: 'file', url, drawable: null };
}

function shownByVideo(video: HTMLVideoElement): ShownImage {
  const started = video.currentTime > 0 || !video.paused || video.played.length > 0;
  return video.poster && !started
    ? { kind: 'file', url: video.poster, drawable: null }
    : { kind: 'video', drawable: video };
}

function addressOf(element: Element): string | null {
  if (isA(element, 'HTMLInputElement')) return element.type === 'image' ? element.src : null;
  if (isA(element, 'SVGImageElement')) {
    return URL.parse(element.href.baseVal, element.baseURI)?.href ?? null;
  }
  if (isA(element, 'HTMLObjectElement')) return isImage(element.type, element.data);
  if (isA(element, 'HTMLEmbedElement')) return isImage(element.type, element.src);
  return null;
}

/** Objects and embeds may hold a film or a document as well. */
function isImage(type: string, url: string): string | null {
  const named = /^data:image\/|\.(?:avif|bmp|gif|ico|jpe?g|png|svg|webp)$/i;
  return type.startsWith('image/') || named.test(url.split(/[?#]/)[0] ?? '') ? url : null;
}
