import { countCharacters } from './characters.ts';
import type { CatalogueModel } from './model-catalogue.ts';
import type { SentImage } from './sent-image.ts';

export const CHARACTERS_PER_TOKEN = 4;
/** Qwen3-VL's: 1920 × 1080 make 2,040 tokens. */
const TOKEN_SIDE_PIXELS = 32;
const TIER_FACTOR: Readonly<Record<string, number>> = { priority: 1.5, flex: 0.8 };

export interface Usage {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly total_tokens: number;
  /** USD */
  readonly estimated_cost: number;
}

/** What a prompt costs before a word has been answered. */
export function promptTokens(prompt: string, images: readonly SentImage[]): number {
  return images.reduce(
    (sum, { pixelSize }) =>
      sum + (pixelSize ? sideTokens(pixelSize.width) * sideTokens(pixelSize.height) : 0),
    textTokens(prompt),
  );
}

/** The usage of a finished answer; the price is the answering model's. */
export function usageOf(
  model: CatalogueModel | undefined,
  tier: string | null | undefined,
  promptTokenCount: number,
  answered: string,
): Usage {
  const completionTokens = textTokens(answered);
  const { input, output } = model?.price ?? { input: 0, output: 0 };
  const cost = (promptTokenCount * input + completionTokens * output) / 1e6;
  return {
    prompt_tokens: promptTokenCount,
    completion_tokens: completionTokens,
    total_tokens: promptTokenCount + completionTokens,
    estimated_cost: cost * (TIER_FACTOR[tier ?? ''] ?? 1),
  };
}

function sideTokens(pixels: number): number {
  return Math.ceil(pixels / TOKEN_SIDE_PIXELS);
}

function textTokens(text: string): number {
  return Math.ceil(countCharacters(text) / CHARACTERS_PER_TOKEN);
}
