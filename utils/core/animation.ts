/** Whether an image file holds more than one frame: GIF, APNG, animated WebP. */
export function isAnimated(bytes: Uint8Array): boolean {
  const ascii = (at: number, length: number) =>
    String.fromCharCode(...bytes.subarray(at, at + length));
  if (ascii(0, 4) === 'GIF8') return hasTwoFrames(bytes);
  if (ascii(0, 4) === 'RIFF' && ascii(8, 4) === 'WEBP') return includes(bytes, 'ANIM', 64);
  // The animation's header stands before the first data.
  if (ascii(1, 3) === 'PNG') return includes(bytes, 'acTL', 1024);
  return false;
}

function includes(bytes: Uint8Array, name: string, within: number): boolean {
  return String.fromCharCode(...bytes.subarray(0, within)).includes(name);
}

const IMAGE = 0x2c;
const EXTENSION = 0x21;

/** Walks the blocks of a GIF; the colours' tables and sizes are said in packed bytes. */
function hasTwoFrames(bytes: Uint8Array): boolean {
  const tableBytes = (packed = 0) => (packed & 0x80 ? 3 << ((packed & 7) + 1) : 0);
  let at = 13 + tableBytes(bytes[10]);
  let frames = 0;
  while (at < bytes.length) {
    const block = bytes[at];
    if (block === IMAGE) {
      if (++frames === 2) return true;
      // The descriptor, its table, and the size of the first code.
      at += 10 + tableBytes(bytes[at + 9]) + 1;
    } else if (block === EXTENSION) at += 2;
    else return false;
    while (bytes[at]) at += (bytes[at] ?? 0) + 1;
    at++;
  }
  return false;
}
