import { expect, it } from 'vitest';
import { isWorthAsking } from './source.ts';

const seen = { rung: 'screenshot', width: 400, height: 240 } as const;

it('asks for a permission only where it gives clearly more', () => {
  const cors = { ...seen, limitedBy: 'cors' } as const;
  expect(isWorthAsking({ ...cors, natural: { width: 600, height: 360 } })).toBe(true);
  expect(isWorthAsking({ ...cors, natural: { width: 599, height: 359 } })).toBe(false);
  expect(isWorthAsking(cors)).toBe(false);
  expect(isWorthAsking(seen)).toBe(false);
});

it('asks where a frame was read whole, and never where the server refuses anyway', () => {
  expect(isWorthAsking({ ...seen, limitedBy: 'frame' })).toBe(true);
  const natural = { width: 4000, height: 2400 };
  expect(isWorthAsking({ ...seen, limitedBy: 'hotlink', natural })).toBe(false);
});
