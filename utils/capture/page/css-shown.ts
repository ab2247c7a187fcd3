import { imageUrl, urlsIn } from '../../core/css-image.ts';
import type { ShownImage } from './shown-image.ts';

/** The image that an element's own styles show, or those of its `::before` and `::after`. */
export function shownByStyles(element: Element): ShownImage | null {
  for (const pseudo of [null, '::before', '::after'] as const) {
    const style = getComputedStyle(element, pseudo);
    if (pseudo !== null && (style.content === 'none' || style.content === 'normal')) continue;
    const shown = shownByStyle(style);
    if (shown) return shown;
  }
  return null;
}

function shownByStyle(style: CSSStyleDeclaration): ShownImage | null {
  if (style.display === 'none') return null;
  const url = (value: string) => imageUrl(value, devicePixelRatio);
  const content = url(style.content);
  if (content !== null) return { kind: 'file', url: content, drawable: null };
  // What a mask or a border makes of its file is nothing like the file.
  const isShaped = urlsIn(style.maskImage).length > 0 || urlsIn(style.borderImageSource).length > 0;
  if (isShaped) return { kind: 'screen' };
  const background = url(style.backgroundImage);
  if (background === null) return null;
  const { backgroundSize: size, backgroundPosition: position } = style;
  return { kind: 'background', url: background, size, position };
}
