import type { ListedImage } from '../../core/page-capture.ts';
import { allImages, isPageGround } from './candidates.ts';
import { naturalSize } from './draw-element.ts';
import { shownImage } from './shown-image.ts';

/** Characters of a name. */
const NAME_LENGTH = 80;

/**
 * All images of this frame, in reading order, each file once. The elements are left for the captures
 * that follow, which name them by their place in the list.
 */
export function listImages(): ListedImage[] {
  const listed: Element[] = [];
  const images: ListedImage[] = [];
  const urls = new Set<string>();
  for (const element of allImages()) {
    const shown = shownImage(element);
    if (!shown || isPageGround(element)) continue;
    const url = 'url' in shown ? shown.url : null;
    if (url !== null && urls.has(url)) continue;
    if (url !== null) urls.add(url);
    const drawable = 'drawable' in shown ? shown.drawable : null;
    const natural = drawable && naturalSize(drawable);
    const box = element.getBoundingClientRect();
    const { width, height } = natural && natural.width > 0 ? natural : box;
    listed.push(element);
    images.push({
      name: nameOf(element, url),
      width: Math.round(width),
      height: Math.round(height),
    });
  }
  globalThis.legibleListed = listed;
  return images;
}

/** What the page calls it, else its file's name. */
function nameOf(element: Element, url: string | null): string {
  const said = element.getAttribute('alt') || element.getAttribute('aria-label') || '';
  const path = url?.startsWith('data:') ? '' : (URL.parse(url ?? '')?.pathname ?? '');
  const file = path.split('/').at(-1) ?? '';
  return (said.trim() || decoded(file)).slice(0, NAME_LENGTH);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A name that only looks encoded.
    return text;
  }
}
