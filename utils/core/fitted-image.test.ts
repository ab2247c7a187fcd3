import { expect, test } from 'vitest';
import { fittedImage } from './fitted-image.ts';

const box = { x: 10, y: 20, width: 200, height: 100 };
const natural = { width: 400, height: 400 };

test.each([
  ['fill', '50% 50%', { x: 10, y: 20, width: 200, height: 100 }],
  ['contain', '50% 50%', { x: 60, y: 20, width: 100, height: 100 }],
  ['contain', '0px 0px', { x: 10, y: 20, width: 100, height: 100 }],
  ['cover', '50% 50%', { x: 10, y: -30, width: 200, height: 200 }],
  ['scale-down', '100% 100%', { x: 110, y: 20, width: 100, height: 100 }],
  ['none', '0% 0%', { x: 10, y: 20, width: 400, height: 400 }],
  ['auto', '0% 0%', { x: 10, y: 20, width: 400, height: 400 }],
  ['50% auto', '0px 5px', { x: 10, y: 25, width: 100, height: 100 }],
  ['auto 200px', '0% 0%', { x: 10, y: 20, width: 200, height: 200 }],
  ['100% 100%', '0% 0%', { x: 10, y: 20, width: 200, height: 100 }],
])('%s at %s', (size, position, drawn) => {
  expect(fittedImage(box, natural, { size, position })).toEqual(drawn);
});
