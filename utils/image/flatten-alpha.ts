/** The image is looked at in small for its alpha. Pixels. */
const LOOK_SIDE = 256;
/** Relative luminance, 0 to 255, above which content counts as light. */
const LIGHT = 140;

/**
 * The background that lets the content of a see-through image stand out: black under light text,
 * white under dark; null where nothing shows through.
 */
export function backgroundFor(rgba: Uint8ClampedArray): 'white' | 'black' | null {
  let seeThrough = false;
  let weight = 0;
  let light = 0;
  for (let i = 0; i < rgba.length; i += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray(i, i + 4);
    if (alpha < 250) seeThrough = true;
    weight += alpha;
    light += alpha * (0.2126 * red + 0.7152 * green + 0.0722 * blue);
  }
  if (!seeThrough) return null;
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
