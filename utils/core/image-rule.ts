import type { ImageBudget } from './image-plan.ts';
import type { Size } from './source.ts';

/** How a family of models takes images. */
export interface ImageRule {
  readonly budget: ImageBudget;
  /** Tokens that an image of this size, in pixels, is billed as. */
  readonly tokens: (size: Size) => number;
}

/** Image tokens beyond which reading gets no better, and models begin to invent. */
const MOST_TOKENS = 2048;
/** 20 MB a file by the documentation; the side leaves a long narrow image its resolution. */
const common = { side: 4096, bytes: 20_000_000, mostEnlargement: 3 };

/** A token for every square of so many pixels a side. */
function bySquares(side: number, more: Partial<ImageBudget> = {}): ImageRule {
  return {
    budget: { ...common, pixels: MOST_TOKENS * side * side, ...more },
    tokens: ({ width, height }) => Math.ceil(width / side) * Math.ceil(height / side),
  };
}

/** As many tokens for every image: the model brings it to its own size, of about a megapixel. */
function byImage(tokens: number): ImageRule {
  return { budget: { ...common, pixels: 1_048_576 }, tokens: () => tokens };
}

/** Tiles of 336 pixels a side, 16 of them at most, and the whole image once more in small. */
const llama4: ImageRule = {
  budget: { ...common, pixels: 16 * 336 * 336 },
  tokens({ width, height }) {
    const tiles = Math.min(16, Math.ceil(width / 336) * Math.ceil(height / 336));
    return 144 * (tiles === 1 ? 1 : tiles + 1);
  },
};

/** By the model's name, the first that fits. By the models' own documentation. */
const rules: readonly [RegExp, ImageRule][] = [
  // Trained on pages of this size; its images are Qwen2.5-VL's.
  [/olmocr/i, bySquares(28, { side: 1288 })],
  [/qwen-?2(\.5)?-?vl/i, bySquares(28)],
  [/qwen/i, bySquares(32)],
  [/gemma-?3/i, byImage(256)],
  [/gemma-?4/i, byImage(280)],
  [/llama-?4/i, llama4],
];

/** Counts rather too many tokens than too few. */
const careful = bySquares(28);

export function imageRule(model: string): ImageRule {
  return rules.find(([name]) => name.test(model))?.[1] ?? careful;
}
