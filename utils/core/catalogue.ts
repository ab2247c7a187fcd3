import * as z from 'zod/mini';

/** Best documented for OCR, with no thinking that eats the answer. */
export const DEFAULT_MODEL = 'Qwen/Qwen3-VL-235B-A22B-Instruct';

export interface Model {
  readonly id: string;
  /** USD per million tokens, or null where the catalogue doesn't say. */
  readonly inputPrice: number | null;
  readonly outputPrice: number | null;
}

/** Shown until the live catalogue has come. Prices as listed by DeepInfra in September 2026. */
export const shippedModels: readonly Model[] = [
  { id: DEFAULT_MODEL, inputPrice: 0.2, outputPrice: 0.88 },
  { id: 'Qwen/Qwen3-VL-30B-A3B-Instruct', inputPrice: 0.15, outputPrice: 0.6 },
  { id: 'Qwen/Qwen3.8-Flash', inputPrice: 0.113, outputPrice: 0.382 },
  { id: 'google/gemma-4-31B-it', inputPrice: 0.13, outputPrice: 0.38 },
  { id: 'google/gemma-4-26B-A4B-it', inputPrice: 0.07, outputPrice: 0.34 },
];

const modelEntrySchema = z.object({
  id: z.string(),
  metadata: z.optional(
    z.nullable(
      z.object({
        pricing: z.optional(
          z.nullable(
            z.object({
              input_tokens: z.optional(z.nullable(z.number())),
              output_tokens: z.optional(z.nullable(z.number())),
            }),
          ),
        ),
        tags: z.optional(z.nullable(z.array(z.string()))),
      }),
    ),
  ),
});

/** An entry that can't be read is left out; the others stay. */
const catalogueSchema = z.object({ data: z.array(z.unknown()) });

/**
 * The vision models of an answer to `GET /v1/openai/models`, by id. Empty where no model bears a
 * tag for vision, as with servers that don't tag.
 */
export function visionModels(answer: unknown): Model[] {
  const catalogue = catalogueSchema.safeParse(answer);
  if (!catalogue.success) return [];
  return catalogue.data.data
    .flatMap((entry) => {
      const model = modelEntrySchema.safeParse(entry);
      return model.success ? [model.data] : [];
    })
    .filter((model) => model.metadata?.tags?.some((tag) => tag === 'vision' || tag === 'vlm'))
    .map((model) => ({
      id: model.id,
      inputPrice: model.metadata?.pricing?.input_tokens ?? null,
      outputPrice: model.metadata?.pricing?.output_tokens ?? null,
    }))
    .sort((a, b) => a.id.localeCompare(b.id, 'en'));
}

/**
 * Models that think before they answer unless told not to; for reading, thinking eats the answer.
 * Qwen3-VL Instruct, Qwen2.5-VL, Gemma 3 and Llama don't think, and a server may refuse the option.
 */
export function thinks(model: string): boolean {
  return /qwen3\.[5-9]|qwen[4-9]|gemma-[4-9]|glm-|kimi|deepseek-v|thinking/i.test(model);
}
