import { expect, it } from 'vitest';
import { isAnimated } from './animation.ts';

const still = Buffer.from('R0lGODlhBAAEAIAAAP///wAAACH5BAAAAAAALAAAAAAEAAQAAAIEhI+pWQA7', 'base64');
const frame = still.subarray(19, -1);

it('tells a GIF of one frame from one of two', () => {
  expect(isAnimated(still)).toBe(false);
  expect(isAnimated(Buffer.concat([still.subarray(0, -1), frame, Buffer.from([0x3b])]))).toBe(true);
});

it('ends on a GIF that breaks off', () => {
  for (let length = 0; length < still.length; length++) {
    expect(isAnimated(still.subarray(0, length))).toBe(false);
  }
});

it('knows APNG and animated WebP by their headers', () => {
  const png = Buffer.from('\x89PNG\r\n\x1a\n----IHDR-----------------acTL', 'latin1');
  expect(isAnimated(png)).toBe(true);
  const webp = Buffer.from('RIFF----WEBPVP8X------------------ANIM', 'latin1');
  expect(isAnimated(webp)).toBe(true);
  expect(isAnimated(Buffer.from('\xff\xd8\xff', 'latin1'))).toBe(false);
});
