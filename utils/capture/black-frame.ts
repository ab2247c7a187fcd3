/** A channel's value, 0 to 255, up to which compression may lift black. */
const BLACK = 3;
/** It is looked at in small. Pixels. */
const LOOK_SIDE = 64;

/** Whether an image is black all over, as a protected video is in every capture. */
export async function isBlack(image: Blob): Promise<boolean> {
  const bitmap = await createImageBitmap(image);
  try {
    const canvas = new OffscreenCanvas(LOOK_SIDE, LOOK_SIDE);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context?.drawImage(bitmap, 0, 0, LOOK_SIDE, LOOK_SIDE);
    const pixels = context?.getImageData(0, 0, LOOK_SIDE, LOOK_SIDE).data;
    return pixels?.every((value, i) => i % 4 === 3 || value <= BLACK) ?? false;
  } finally {
    bitmap.close();
  }
}
