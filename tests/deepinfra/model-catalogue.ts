export interface CatalogueModel {
  readonly id: string;
  /** USD per million tokens; null for models that aren't billed by tokens. */
  readonly price: { readonly input: number; readonly output: number } | null;
  readonly vision: boolean;
  /** Thinks before it answers unless `reasoning_effort` is `none`. */
  readonly thinks: boolean;
}

type Trait = 'vision' | 'thinks';

function model(id: string, input: number, output: number, ...traits: Trait[]): CatalogueModel {
  return {
    id,
    price: { input, output },
    vision: traits.includes('vision'),
    thinks: traits.includes('thinks'),
  };
}

function withoutTokens(id: string): CatalogueModel {
  return { id, price: null, vision: false, thinks: false };
}

const models: readonly CatalogueModel[] = [
  model('Qwen/Qwen3-VL-235B-A22B-Instruct', 0.2, 0.88, 'vision'),
  model('Qwen/Qwen3-VL-30B-A3B-Instruct', 0.15, 0.6, 'vision'),
  model('Qwen/Qwen3.5-9B', 0.04, 0.15, 'vision', 'thinks'),
  model('Qwen/Qwen3.5-35B-A3B', 0.14, 1, 'vision', 'thinks'),
  model('Qwen/Qwen3.8-Flash', 0.113, 0.382, 'vision', 'thinks'),
  model('google/gemma-4-31B-it', 0.13, 0.38, 'vision', 'thinks'),
  model('google/gemma-4-26B-A4B-it', 0.07, 0.34, 'vision', 'thinks'),
  model('google/gemma-3-27b-it', 0.08, 0.16, 'vision'),
  model('meta-llama/Llama-4-Maverick-17B-128E-Instruct-FP8', 0.15, 0.6, 'vision'),
  model('zai-org/GLM-5.3-Flash', 0.15, 0.5, 'vision', 'thinks'),
  model('deepseek-ai/DeepSeek-V4.1-Flash', 0.2, 0.6, 'vision', 'thinks'),
  // Proxied: the image leaves DeepInfra for these.
  model('anthropic/claude-4-sonnet', 3.3, 16.5, 'vision'),
  model('google/gemini-2.5-flash', 0.3, 2.5, 'vision'),
  // Blind ones
  model('meta-llama/Llama-3.3-70B-Instruct-Turbo', 0.13, 0.39),
  model('deepseek-ai/DeepSeek-V3.1', 0.21, 0.79),
  withoutTokens('BAAI/bge-m3'),
  withoutTokens('black-forest-labs/FLUX-2-dev'),
];

/** Gone from the catalogue; a request for one is silently answered by its replacement. */
const replacements: ReadonlyMap<string, string> = new Map([
  ['Qwen/Qwen2.5-VL-32B-Instruct', 'Qwen/Qwen3-VL-30B-A3B-Instruct'],
  ['allenai/olmOCR-2-7B-1025', 'Qwen/Qwen3-VL-30B-A3B-Instruct'],
  ['deepseek-ai/DeepSeek-OCR', 'Qwen/Qwen3-VL-30B-A3B-Instruct'],
  ['PaddlePaddle/PaddleOCR-VL-0.9B', 'Qwen/Qwen3-VL-235B-A22B-Instruct'],
]);

const CREATED = Date.UTC(2026, 3, 1) / 1000;
const DEPRECATED = Date.UTC(2026, 6, 1) / 1000;

/** The model that answers when `id` is asked for. */
export function answeringModel(id: string): CatalogueModel | undefined {
  const answeringId = replacements.get(id) ?? id;
  return models.find((one) => one.id === answeringId);
}

/** The body of `GET /v1/openai/models`. */
export function modelsBody(): object {
  const data = models.map(({ id, price, vision, thinks }) => ({
    id,
    object: 'model',
    created: CREATED,
    owned_by: 'deepinfra',
    root: id,
    parent: null,
    metadata: price && {
      description: `${id}, as played by the stand-in server.`,
      context_length: 262_144,
      max_tokens: 16_384,
      pricing: {
        input_tokens: price.input,
        output_tokens: price.output,
        cache_read_tokens: price.input / 2,
      },
      tags: ['chat', ...(vision ? ['vision'] : []), ...(thinks ? ['reasoning'] : [])],
    },
  }));
  return { object: 'list', data };
}

/** The body of `GET /models/list`, which lists the retired ones too. */
export function modelListBody(): object {
  const listed = models.map((one) => ({
    model_name: one.id,
    type: one.price ? 'text-generation' : 'other',
    tags: one.vision ? ['vlm'] : [],
    deprecated: null,
    replaced_by: null,
  }));
  const retired = [...replacements].map(([id, replacement]) => ({
    model_name: id,
    type: 'text-generation',
    tags: ['vlm'],
    deprecated: DEPRECATED,
    replaced_by: replacement,
  }));
  return [...listed, ...retired];
}
