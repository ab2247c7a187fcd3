import { expect, it } from 'vitest';
import { isWorthAsking, type Source } from './source.ts';

const seen = { rung: 'screenshot', width: 400, height: 240 } as const;
const clicked = (frameId: number): Source => ({
  kind: 'page-image',
  tabId: 1,
  windowId: 1,
  frameId,
  srcUrl: null,
  targetElementId: null,
});

it('asks for a permission only where it gives clearly more', () => {
  const cors = { ...seen, limitedBy: 'cors' } as const;
  expect(isWorthAsking({ ...cors, natural: { width: 600, height: 360 } }, clicked(0))).toBe(true);
  expect(isWorthAsking({ ...cors, natural: { width: 599, height: 359 } }, clicked(0))).toBe(false);
  expect(isWorthAsking(cors, clicked(0))).toBe(false);
  expect(isWorthAsking(seen, clicked(0))).toBe(false);
});

it('asks where an image in a frame was clicked, and never where the server refuses anyway', () => {
  expect(isWorthAsking({ ...seen, limitedBy: 'frame' }, clicked(3))).toBe(true);
  // Picked in the page around it.
  expect(isWorthAsking({ ...seen, limitedBy: 'frame' }, clicked(0))).toBe(false);
  const natural = { width: 4000, height: 2400 };
  expect(isWorthAsking({ ...seen, limitedBy: 'hotlink', natural }, clicked(0))).toBe(false);
});
