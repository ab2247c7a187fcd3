import type { Page } from 'puppeteer-core';
import * as z from 'zod/mini';
import { CARD, drawCardScript } from './card.ts';
import type { Encodings } from './fixtures.ts';

/** Draws the card in a page and encodes it in every form that the cases need. */
export async function makeEncodings(page: Page): Promise<Encodings> {
  const made: unknown = await page.evaluate(`(async () => {
    const draw = (canvas, variant) => { ${drawCardScript} return canvas; };
    const card = draw(document.createElement('canvas'), 0);
    const decoy = draw(document.createElement('canvas'), 1);
    const base64 = (uri) => uri.split(',')[1];
    const of = (canvas, type, quality) => base64(canvas.toDataURL(type, quality));
    const sized = (width, height, paint) => {
      const canvas = document.createElement('canvas');
      canvas.width = width; canvas.height = height;
      paint(canvas.getContext('2d'));
      return canvas;
    };
    const ofBlob = (blob) => new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(base64(reader.result));
      reader.readAsDataURL(blob);
    });
    const film = async (source) => {
      const canvas = sized(${CARD.width}, ${CARD.height}, (c) => c.drawImage(source, 0, 0));
      const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/webm;codecs=vp8', videoBitsPerSecond: 8e6 });
      const parts = [];
      recorder.ondataavailable = ({ data }) => parts.push(data);
      const stopped = new Promise((resolve) => (recorder.onstop = resolve));
      recorder.start();
      const until = performance.now() + 500;
      while (performance.now() < until) {
        canvas.getContext('2d').drawImage(source, 0, 0);
        await new Promise(requestAnimationFrame);
      }
      recorder.stop();
      await stopped;
      return ofBlob(new Blob(parts, { type: 'video/webm' }));
    };
    // The same in at most 64 colours.
    const flat = (source) => sized(400, 240, (c) => {
      c.drawImage(source, 0, 0);
      const image = c.getImageData(0, 0, 400, 240);
      for (let i = 0; i < image.data.length; i++) if (i % 4 < 3) image.data[i] = Math.round(image.data[i] / 85) * 85;
      c.putImageData(image, 0, 0);
    });
    const raw = (canvas) => ofBlob(new Blob([canvas.getContext('2d').getImageData(0, 0, 400, 240).data]));
    const black = sized(${CARD.width}, ${CARD.height}, (c) => c.fillRect(0, 0, 400, 240));
    const grid = (c, across, down) => {
      for (let x = 0; x < across; x++) for (let y = 0; y < down; y++) c.drawImage((x + y) % 2 ? decoy : card, x * 400, y * 240);
    };
    return {
      png: of(card, 'image/png'), jpeg: of(card, 'image/jpeg', 0.95), webp: of(card, 'image/webp', 0.95),
      webm: await film(card), blackWebm: await film(black), decoy: of(decoy, 'image/png'),
      large: of(sized(1200, 720, (c) => { c.imageSmoothingEnabled = false; c.drawImage(card, 0, 0, 1200, 720); }), 'image/png'),
      tall: of(sized(400, 2400, (c) => grid(c, 1, 10)), 'image/png'),
      sheet: of(sized(1200, 720, (c) => { grid(c, 3, 3); c.drawImage(card, 400, 240); }), 'image/png'),
      flat: await raw(flat(card)), flatDecoy: await raw(flat(decoy)), flatPng: of(flat(card), 'image/png'),
    };
  })()`);
  const texts = z.parse(z.record(z.string(), z.string()), made);
  const bytes = (name: keyof Encodings) => new Uint8Array(Buffer.from(texts[name] ?? '', 'base64'));
  return {
    png: bytes('png'),
    jpeg: bytes('jpeg'),
    webp: bytes('webp'),
    webm: bytes('webm'),
    blackWebm: bytes('blackWebm'),
    large: bytes('large'),
    tall: bytes('tall'),
    decoy: bytes('decoy'),
    flat: bytes('flat'),
    flatDecoy: bytes('flatDecoy'),
    flatPng: bytes('flatPng'),
    sheet: bytes('sheet'),
  };
}
