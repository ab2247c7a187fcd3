/** The image is looked at in small for its alpha. Pixels. */
const LOOK_SIDE = 256;
/** Relative luminance, 0 to 255, above which content counts as light. */
const LIGHT = 140;

/**
 * The background that lets the content of a see-through image stand out: black under light text,
 * white under dark; null where nothing shows through.
 */
export function backgroundFor(rgba: Uint8ClampedArray): 'white' | 'black' | null {
  // By index and without a view for each pixel, since this stands in the way of every image.
  let seeThrough = false;
  for (let i = 3; i < rgba.length && !seeThrough; i += 4) seeThrough = (rgba[i] ?? 0) < 250;
  if (!seeThrough) return null;
  let weight = 0;
  let light = 0;
  for (let i = 0; i < rgba.length; i += 4) {
    const alpha = rgba[i + 3] ?? 0;
    weight += alpha;
    light +=
      alpha * (0.2126 * (rgba[i] ?? 0) + 0.7152 * (rgba[i + 1] ?? 0) + 0.0722 * (rgba[i + 2] ?? 0));
  }
  return weight > 0 && light / weight > LIGHT ? 'black' : 'white';
}

export function backgroundOf(bitmap: ImageBitmap): 'white' | 'black' | null {
  const scale = Math.min(1, LOOK_SIDE / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  context.drawImage(bitmap, 0, 0, width, height);
  return backgroundFor(context.getImageData(0, 0, width, height).data);
}
