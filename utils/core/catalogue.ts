import * as z from 'zod/mini';

/** Best documented for OCR, with no thinking that eats the answer. */
export const DEFAULT_MODEL = 'Qwen/Qwen3-VL-235B-A22B-Instruct';

export const modelSchema = z.object({
  id: z.string(),
  /** USD per million tokens, or null where the catalogue doesn't say. */
  inputPrice: z.nullable(z.number()),
  outputPrice: z.nullable(z.number()),
  /** Tokens that question and answer may have together. */
  contextLength: z.nullable(z.number()),
});
export type Model = z.infer<typeof modelSchema>;

export const catalogueSchema = z.object({
  models: z.array(modelSchema),
  /** Whether the server says which models see: without that, all are listed. */
  knowsVision: z.boolean(),
  /** What answers for a retired model, by the retired one's id. */
  replacements: z.record(z.string(), z.string()),
});
export type Catalogue = z.infer<typeof catalogueSchema>;

/** A catalogue as it was fetched: when, in epoch ms, and from which API. */
export const fetchedCatalogueSchema = z.object({
  catalogue: catalogueSchema,
  baseUrl: z.string(),
  fetchedAt: z.number(),
});
export type FetchedCatalogue = z.infer<typeof fetchedCatalogueSchema>;

const DAY_MS = 24 * 60 * 60_000;

/** Whether a kept catalogue is that API's and of the last day. `now` in epoch ms. */
export function isFresh(kept: FetchedCatalogue, baseUrl: string, now: number): boolean {
  const age = now - kept.fetchedAt;
  return kept.baseUrl === baseUrl && age >= 0 && age < DAY_MS;
}

function shipped(id: string, inputPrice: number, outputPrice: number): Model {
  return { id, inputPrice, outputPrice, contextLength: 262_144 };
}

/** Shown until the live catalogue has come. Prices as listed by DeepInfra in September 2026. */
export const shippedCatalogue: Catalogue = {
  models: [
    shipped(DEFAULT_MODEL, 0.2, 0.88),
    shipped('Qwen/Qwen3-VL-30B-A3B-Instruct', 0.15, 0.6),
    shipped('Qwen/Qwen3.8-Flash', 0.113, 0.382),
    shipped('google/gemma-4-31B-it', 0.13, 0.38),
    shipped('google/gemma-4-26B-A4B-it', 0.07, 0.34),
  ],
  knowsVision: true,
  replacements: {},
};

const modelEntrySchema = z.object({
  id: z.string(),
  metadata: z.optional(
    z.nullable(
      z.object({
        context_length: z.optional(z.nullable(z.number())),
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
const listSchema = z.object({ data: z.array(z.unknown()) });

/**
 * An answer to `GET /v1/openai/models`: the vision models by id, or all where no model bears a tag
 * for vision, as with servers that don't tag. Null if it is no such answer.
 */
export function parseModels(answer: unknown): Pick<Catalogue, 'models' | 'knowsVision'> | null {
  const list = listSchema.safeParse(answer);
  if (!list.success) return null;
  const entries = list.data.data.flatMap((entry) => {
    const model = modelEntrySchema.safeParse(entry);
    return model.success ? [model.data] : [];
  });
  const seeing = entries.filter(({ metadata }) =>
    metadata?.tags?.some((tag) => tag === 'vision' || tag === 'vlm'),
  );
  const knowsVision = seeing.length > 0;
  const models = (knowsVision ? seeing : entries)
    .map(({ id, metadata }) => ({
      id,
      inputPrice: metadata?.pricing?.input_tokens ?? null,
      outputPrice: metadata?.pricing?.output_tokens ?? null,
      contextLength: metadata?.context_length ?? null,
    }))
    .sort((a, b) => a.id.localeCompare(b.id, 'en'));
  return { models, knowsVision };
}

const retiredEntrySchema = z.object({ model_name: z.string(), replaced_by: z.string() });

/** An answer to `GET /models/list`: what answers for each retired model. Empty if it is no list. */
export function parseReplacements(answer: unknown): Catalogue['replacements'] {
  const list = z.array(z.unknown()).safeParse(answer);
  if (!list.success) return {};
  return Object.fromEntries(
    list.data.flatMap((entry) => {
      const retired = retiredEntrySchema.safeParse(entry);
      return retired.success ? [[retired.data.model_name, retired.data.replaced_by]] : [];
    }),
  );
}

/**
 * Whether another model answered than the one asked. Servers add a date or a variant to a name, or
 * leave the owner away: that is the same model.
 */
export function isReplaced(asked: string, answeredBy: string): boolean {
  const name = (id: string) => (id.split('/').pop() ?? id).toLowerCase();
  return !name(answeredBy).startsWith(name(asked)) && !name(asked).startsWith(name(answeredBy));
}

/** What a model is good for, where it is known; each has a text `model_good_<id>` in every locale. */
export type ModelNote = 'ocr' | 'fast' | 'cheap' | 'ocr_only' | 'describing';

const notes: readonly (readonly [RegExp, ModelNote])[] = [
  [/paddleocr|deepseek-ocr|olmocr/i, 'ocr_only'],
  [/qwen3-vl-235b/i, 'ocr'],
  [/qwen3-vl-\d+b-a3b|qwen3\.\d+-flash|glm-[\d.]+-flash/i, 'fast'],
  [/qwen3\.5-9b|gemma-4-26b|gemma-3-/i, 'cheap'],
  [/gemma-4-31b|llama-4|claude|gemini/i, 'describing'],
];

export function modelNote(id: string): ModelNote | null {
  return notes.find(([model]) => model.test(id))?.[1] ?? null;
}

/** To whom DeepInfra passes the image on, since the model isn't run by it; null where it stays. */
export function passedOnTo(id: string): 'Anthropic' | 'Google' | null {
  if (/^anthropic\//i.test(id)) return 'Anthropic';
  return /^google\/gemini/i.test(id) ? 'Google' : null;
}

/**
 * Models that think before they answer unless told not to; for reading, thinking eats the answer.
 * Qwen3-VL Instruct, Qwen2.5-VL, Gemma 3 and Llama don't think, and a server may refuse the option.
 */
export function thinks(model: string): boolean {
  return /qwen3\.[5-9]|qwen[4-9]|gemma-[4-9]|glm-|kimi|deepseek-v|thinking/i.test(model);
}
