import type { Wear } from './labelled-page.ts';

export interface WornImage {
  readonly base64: string;
  /** From pixels of the image that was given to pixels of this one, as a canvas takes it. */
  readonly matrix: readonly [number, number, number, number, number, number];
}

/**
 * Turns, skews, blurs, fades and soils a PNG, always the same way for a seed. Runs in a page, so it
 * refers to nothing outside.
 */
export async function wearImage(pngBase64: string, wear: Wear): Promise<WornImage> {
  const decode = async (dataUri: string) => {
    const image = new Image();
    image.src = dataUri;
    await image.decode();
    return image;
  };
  // No OffscreenCanvas: it encodes when the page is idle, up to a second later.
  const makeCanvas = (width: number, height: number) => {
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('no canvas');
    return { canvas, context };
  };
  // Mulberry32: small, and even enough for noise.
  let state = wear.seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };

  const given = await decode(`data:image/png;base64,${pngBase64}`);
  const turns = wear.quarterTurns ?? 0;
  const angle = (turns * Math.PI) / 2 + ((wear.skew ?? 0) * Math.PI) / 180;
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  const width = Math.round(given.width * cos + given.height * sin);
  const height = Math.round(given.width * sin + given.height * cos);
  const { canvas, context } = makeCanvas(width, height);

  // The corner's colour is the paper's: it fills what a skew uncovers.
  const corner = makeCanvas(1, 1).context;
  corner.drawImage(given, 0, 0);
  const [r = 255, g = 255, b = 255] = corner.getImageData(0, 0, 1, 1).data;
  context.fillStyle = `rgb(${r} ${g} ${b})`;
  context.fillRect(0, 0, width, height);
  const matrix = new DOMMatrix()
    .translate(width / 2, height / 2)
    .rotate((angle * 180) / Math.PI)
    .translate(-given.width / 2, -given.height / 2);
  context.setTransform(matrix);
  context.imageSmoothingQuality = 'high';
  if (wear.blur) context.filter = `blur(${wear.blur}px)`;
  context.drawImage(given, 0, 0);
  context.resetTransform();
  context.filter = 'none';

  if (wear.paper) {
    // Stains: a few grey levels drawn small and enlarged, so that they run into each other.
    const stains = makeCanvas(Math.ceil(width / 90) + 1, Math.ceil(height / 90) + 1);
    const cells = stains.context.createImageData(stains.canvas.width, stains.canvas.height);
    for (let at = 0; at < cells.data.length; at += 4) {
      const level = 255 - random() * 110 * wear.paper;
      cells.data.set([level, level * 0.985, level * 0.94, 255], at);
    }
    stains.context.putImageData(cells, 0, 0);
    context.globalCompositeOperation = 'multiply';
    context.drawImage(stains.canvas, 0, 0, width, height);
    context.lineWidth = 1;
    for (let fibre = 0; fibre < (width * height) / 4000; fibre++) {
      const [x, y] = [random() * width, random() * height];
      context.strokeStyle = `rgb(90 80 60 / ${0.25 * random() * wear.paper})`;
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(x + (random() - 0.5) * 24, y + (random() - 0.5) * 24);
      context.stroke();
    }
    context.globalCompositeOperation = 'source-over';
  }
  if (wear.fade !== undefined || wear.noise) {
    const kept = wear.fade ?? 1;
    const image = context.getImageData(0, 0, width, height);
    for (let at = 0; at < image.data.length; at += 4) {
      // Three even numbers make a bell that is near enough to a normal distribution's.
      const grain = (random() + random() + random() - 1.5) * 2 * (wear.noise ?? 0);
      for (let channel = at; channel < at + 3; channel++) {
        const level = image.data[channel] ?? 0;
        image.data[channel] = 200 + (level - 200) * kept + grain;
      }
    }
    context.putImageData(image, 0, 0);
  }
  if (wear.jpeg !== undefined) {
    const saved = await decode(canvas.toDataURL('image/jpeg', wear.jpeg));
    context.drawImage(saved, 0, 0);
  }
  const { a, b: skewY, c, d, e, f } = matrix;
  const base64 = canvas.toDataURL('image/png').replace(/^.*,/, '');
  return { base64, matrix: [a, skewY, c, d, e, f] };
}
