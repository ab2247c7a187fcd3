import { describe, expect, it } from 'vitest';
import { imageRule } from './image-rule.ts';

const HD = { width: 1920, height: 1080 };

describe('imageRule', () => {
  it.each([
    ['Qwen/Qwen3-VL-235B-A22B-Instruct', HD, 2040],
    ['Qwen/Qwen3-VL-30B-A3B-Instruct', { width: 3840, height: 2160 }, 8160],
    ['Qwen/Qwen2.5-VL-32B-Instruct', { width: 56, height: 57 }, 6],
    ['qwen2.5vl:7b', { width: 28, height: 28 }, 1],
    ['google/gemma-3-27b-it', HD, 256],
    ['google/gemma-4-31B-it', HD, 280],
    ['meta-llama/Llama-4-Maverick-17B-128E-Instruct-FP8', { width: 300, height: 300 }, 144],
    ['meta-llama/Llama-4-Maverick-17B-128E-Instruct-FP8', { width: 672, height: 336 }, 432],
    ['somebody/new-model', { width: 280, height: 280 }, 100],
  ])('%s counts %o as %i tokens', (model, size, tokens) => {
    expect(imageRule(model).tokens(size)).toBe(tokens);
  });

  it('keeps most models within the tokens at which reading is best', () => {
    for (const model of ['Qwen/Qwen3.8-Flash', 'Qwen/Qwen2.5-VL-32B-Instruct', 'x']) {
      const { budget, tokens } = imageRule(model);
      const side = Math.floor(Math.sqrt(budget.pixels));
      expect(tokens({ width: side, height: side })).toBeLessThan(2150);
      expect(budget.bytes).toBeLessThanOrEqual(20_000_000);
    }
  });
});
