import { expect, it } from 'vitest';
import { textTokens, tokenCost } from './cost.ts';

it('prices tokens, where the price is known', () => {
  const price = { inputPrice: 0.2, outputPrice: 0.88 };
  expect(tokenCost(price, { input: 2_100, output: 0 })).toBeCloseTo(0.00042, 8);
  expect(tokenCost(price, { input: 1e6, output: 1e6 })).toBeCloseTo(1.08, 8);
  expect(tokenCost({ ...price, outputPrice: null }, { input: 1, output: 1 })).toBeNull();
});

it('counts rather too many tokens than too few', () => {
  expect(textTokens('')).toBe(0);
  expect(textTokens('Transcribe all the text.')).toBe(6);
  expect(textTokens('请转录')).toBe(3);
});
