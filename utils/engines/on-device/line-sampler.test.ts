import { expect, test } from 'vitest';
import { sampleLine } from './line-sampler.ts';
import { emptyPixels, type Pixels } from './pixels.ts';

/** White but for a red bar along the line through (100, 60) at the given angle. */
function barAt(angle: number): Pixels {
  const image = emptyPixels(200, 120);
  image.data.fill(255);
  for (let y = 0; y < image.height; y++) {
    for (let x = 0; x < image.width; x++) {
      const along = (x - 99.5) * Math.cos(angle) + (y - 59.5) * Math.sin(angle);
      const across = (y - 59.5) * Math.cos(angle) - (x - 99.5) * Math.sin(angle);
      if (Math.abs(along) < 40 && Math.abs(across) < 6) {
        image.data.set([255, 0, 0], (y * image.width + x) * 4);
      }
    }
  }
  return image;
}

const at = ({ data, width }: Pixels, x: number, y: number) =>
  Array.from(data.slice((y * width + x) * 4, (y * width + x) * 4 + 3));

test.each([0, 0.3, -0.3, Math.PI / 2])('cuts a bar turned by %f radians out level', (angle) => {
  const box = { centreX: 100, centreY: 60, width: 80, height: 24, angle };
  const line = sampleLine(barAt(angle), box, 48);
  expect([line.width, line.height]).toEqual([160, 48]);
  for (const x of [8, 80, 150]) {
    expect(at(line, x, 24)).toEqual([255, 0, 0]);
    expect(at(line, x, 3)).toEqual([255, 255, 255]);
    expect(at(line, x, 44)).toEqual([255, 255, 255]);
  }
});

test('where it makes things smaller, thin strokes fade and do not vanish', () => {
  const image = emptyPixels(300, 96);
  image.data.fill(255);
  for (let y = 0; y < 96; y++) image.data.fill(0, (y * 300 + 149) * 4, (y * 300 + 150) * 4);
  const box = { centreX: 150, centreY: 48, width: 300, height: 96, angle: 0 };
  const line = sampleLine(image, box, 24);
  expect(line.width).toBe(75);
  expect(at(line, 37, 12)[0]).toBeCloseTo(255 * 0.75, -1);
});

test('a box that reaches beyond the image shows the edge there', () => {
  const box = { centreX: 0, centreY: 60, width: 80, height: 24, angle: 0 };
  expect(at(sampleLine(barAt(0), box, 24), 0, 12)).toEqual([255, 255, 255]);
});
