import type { Rect } from './geometry.ts';
import type { Size } from './source.ts';

/** How an element fits its image, in computed values of CSS. */
export interface Fit {
  /** Of `object-fit`, or of `background-size`. */
  readonly size: string;
  /** Of `object-position` or `background-position`. */
  readonly position: string;
}

/** Where an image is drawn in its element's box, whether or not all of that is shown. CSS pixels. */
export function fittedImage(box: Rect, natural: Size, { size, position }: Fit): Rect {
  const { width, height } = drawnSize(box, natural, size.split(',')[0] ?? '');
  const [x = '50%', y = '50%'] = (position.split(',')[0] ?? '').trim().split(/\s+/);
  return {
    x: box.x + offset(x, box.width - width),
    y: box.y + offset(y, box.height - height),
    width,
    height,
  };
}

function drawnSize(box: Size, natural: Size, size: string): Size {
  const [across, down] = [box.width / natural.width, box.height / natural.height];
  const scaled = (scale: number) => ({
    width: natural.width * scale,
    height: natural.height * scale,
  });
  switch (size.trim()) {
    case 'fill':
      return box;
    case 'contain':
      return scaled(Math.min(across, down));
    case 'cover':
      return scaled(Math.max(across, down));
    case 'scale-down':
      return scaled(Math.min(across, down, 1));
    case 'none':
      return natural;
    default: {
      const [first = 'auto', second = 'auto'] = size.trim().split(/\s+/);
      const width = length(first, box.width);
      const height = length(second, box.height);
      if (width !== null) return { width, height: height ?? scaled(width / natural.width).height };
      return height === null ? natural : scaled(height / natural.height);
    }
  }
}

/** A computed length or percentage in CSS pixels; null for `auto`. */
function length(text: string, whole: number): number | null {
  const number = Number.parseFloat(text);
  if (Number.isNaN(number)) return null;
  return text.endsWith('%') ? (whole * number) / 100 : number;
}

function offset(text: string, room: number): number {
  return length(text, room) ?? 0;
}
