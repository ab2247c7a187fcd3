/*
 * What computed styles say of images. Computed values are in a canonical form: addresses are
 * absolute and in double quotes, resolutions in dppx.
 */

/** The addresses in a computed value, in its order; gradients and `none` have none. */
export function urlsIn(value: string): string[] {
  return [...value.matchAll(/url\((?:"((?:[^"\\]|\\.)*)"|([^)"]*))\)/g)].map(
    ([, quoted, bare]) => quoted?.replace(/\\(.)/g, '$1') ?? bare?.trim() ?? '',
  );
}

/**
 * The address of the image that a computed value shows: of `image-set()`, the one that suits the
 * screen's density, which is what the browser chose; else the first. Null where it names no file.
 */
export function imageUrl(value: string, dppx: number): string | null {
  const set = /image-set\((.*)\)/s.exec(value)?.[1];
  if (set === undefined) return urlsIn(value)[0] ?? null;
  const options = set
    .split(/,(?=\s*(?:url\(|[a-z-]*gradient\())/)
    .flatMap((option) => {
      const url = urlsIn(option)[0];
      const density = Number(/([\d.]+)dppx/.exec(option)?.[1] ?? 1);
      return url === undefined ? [] : [{ url, density }];
    })
    .toSorted((a, b) => a.density - b.density);
  return (options.find(({ density }) => density >= dppx) ?? options.at(-1))?.url ?? null;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** So much larger than its box, in area, that a background shows one part of many. */
const SPRITE_FACTOR = 2;

/**
 * Whether a background shows one part of a sheet of many, so that the whole file isn't what the
 * person sees. `size` and `position` are computed values; sizes in CSS pixels.
 */
export function isSprite(
  image: Size,
  box: Size,
  { size, position }: { size: string; position: string },
): boolean {
  if (/cover|contain/.test(size)) return false;
  const [width, height] = drawnSize(image, box, size);
  if (width <= box.width * 1.1 && height <= box.height * 1.1) return false;
  const shifted = /-\d/.test(position);
  return shifted || width * height >= box.width * box.height * SPRITE_FACTOR;
}

function drawnSize(image: Size, box: Size, size: string): [number, number] {
  const [first = 'auto', second = 'auto'] = size.split(/\s+/);
  const length = (text: string, whole: number): number | null => {
    const number = Number.parseFloat(text);
    if (Number.isNaN(number)) return null;
    return text.endsWith('%') ? (whole * number) / 100 : number;
  };
  const width = length(first, box.width);
  const height = length(second, box.height);
  const ratio = image.width / image.height;
  if (width !== null) return [width, height ?? width / ratio];
  return height !== null ? [height * ratio, height] : [image.width, image.height];
}
