/**
 * Encodes frames of few colours as a GIF that plays once and stays on its last frame. Its LZW data
 * aren't compressed: a clear code now and then keeps all codes at nine bits.
 */
export function encodeGif(
  frames: readonly Uint8Array[],
  width: number,
  height: number,
): Uint8Array {
  const colours = new Map<number, number>();
  const indexed = frames.map((rgba) => {
    const pixels = new Uint8Array(width * height);
    for (let i = 0; i < pixels.length; i++) {
      const [red = 0, green = 0, blue = 0] = rgba.subarray(i * 4, i * 4 + 3);
      const colour = (red << 16) | (green << 8) | blue;
      if (!colours.has(colour)) colours.set(colour, colours.size);
      pixels[i] = colours.get(colour) ?? 0;
    }
    return pixels;
  });
  if (colours.size > 256) throw new Error(`${colours.size} colours are too many for a GIF`);
  const word = (value: number) => [value & 255, value >> 8];
  const table = new Uint8Array(768);
  for (const [colour, index] of colours) {
    table.set([colour >> 16, (colour >> 8) & 255, colour & 255], index * 3);
  }
  const bytes: number[] = [...Buffer.from('GIF89a'), ...word(width), ...word(height), 0xf7, 0, 0];
  bytes.push(...table);
  for (const pixels of indexed) {
    // The frame stays for a tenth of a second.
    bytes.push(0x21, 0xf9, 4, 4, ...word(10), 0, 0);
    bytes.push(0x2c, 0, 0, 0, 0, ...word(width), ...word(height), 0, 8);
    const data = nineBitCodes(pixels);
    for (let at = 0; at < data.length; at += 255) {
      const block = data.slice(at, at + 255);
      bytes.push(block.length, ...block);
    }
    bytes.push(0);
  }
  bytes.push(0x3b);
  return Uint8Array.from(bytes);
}

const CLEAR = 256;
const END = 257;

function nineBitCodes(pixels: Uint8Array): number[] {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  const code = (value: number) => {
    bits |= value << held;
    for (held += 9; held >= 8; held -= 8) {
      bytes.push(bits & 255);
      bits >>= 8;
    }
  };
  for (const [i, pixel] of pixels.entries()) {
    if (i % 250 === 0) code(CLEAR);
    code(pixel);
  }
  code(END);
  if (held > 0) bytes.push(bits & 255);
  return bytes;
}
