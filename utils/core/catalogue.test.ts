import { describe, expect, it } from 'vitest';
import {
  isFresh,
  isReplaced,
  parseModels,
  parseReplacements,
  passedOnTo,
  shippedCatalogue,
} from './catalogue.ts';

function entry(id: string, input: number, output: number, ...tags: string[]) {
  const pricing = { input_tokens: input, output_tokens: output, cache_read_tokens: input / 2 };
  const metadata = { description: id, context_length: 262_144, max_tokens: 16_384, pricing, tags };
  return { id, object: 'model', created: 1_775_001_600, owned_by: 'deepinfra', metadata };
}

/** As DeepInfra answers. */
const modelsBody = {
  object: 'list',
  data: [
    entry('Qwen/Qwen3-VL-235B-A22B-Instruct', 0.2, 0.88, 'chat', 'vision'),
    entry('google/gemma-3-27b-it', 0.08, 0.16, 'vlm'),
    entry('deepseek-ai/DeepSeek-V3.1', 0.21, 0.79, 'chat'),
    { id: 'BAAI/bge-m3', object: 'model', metadata: null },
  ],
};

describe('parseModels', () => {
  it('lists the models that see, with prices and context', () => {
    const { models = [], knowsVision } = parseModels(modelsBody) ?? {};
    expect(knowsVision).toBe(true);
    const ids = models.map(({ id }) => id);
    expect(ids).toEqual(['google/gemma-3-27b-it', 'Qwen/Qwen3-VL-235B-A22B-Instruct']);
    expect(models.find(({ id }) => id === 'google/gemma-3-27b-it')).toEqual({
      id: 'google/gemma-3-27b-it',
      inputPrice: 0.08,
      outputPrice: 0.16,
      contextLength: 262_144,
    });
  });

  it('lists all where the server tags none, as local servers do', () => {
    const local = {
      object: 'list',
      data: [{ id: 'qwen3-vl:8b', object: 'model' }, { id: 'llava' }],
    };
    const { models = [], knowsVision } = parseModels(local) ?? {};
    expect(knowsVision).toBe(false);
    expect(models.map(({ id }) => id)).toEqual(['llava', 'qwen3-vl:8b']);
    expect(models[0]).toMatchObject({ inputPrice: null, contextLength: null });
  });

  it('leaves out an entry that it can’t read, and refuses what is no list', () => {
    const broken = { data: [{ id: 1 }, null, { id: 'a', metadata: { tags: ['vlm'] } }] };
    expect(parseModels(broken)?.models.map(({ id }) => id)).toEqual(['a']);
    for (const answer of [null, 'x', {}, { data: 'x' }, []]) expect(parseModels(answer)).toBeNull();
  });
});

it('parseReplacements finds what answers for a retired model', () => {
  const live = 'Qwen/Qwen3-VL-30B-A3B-Instruct';
  const list = [
    { model_name: live, type: 'text-generation', deprecated: null, replaced_by: null },
    { model_name: 'Qwen/Qwen2.5-VL-32B-Instruct', deprecated: 1_782_000_000, replaced_by: live },
  ];
  expect(parseReplacements(list)).toEqual({ 'Qwen/Qwen2.5-VL-32B-Instruct': live });
  expect(parseReplacements({ detail: 'no' })).toEqual({});
});

it('a catalogue is fresh for a day, for its own API', () => {
  const kept = { catalogue: shippedCatalogue, baseUrl: 'https://a.example', fetchedAt: 1_000 };
  const hours = (count: number) => 1_000 + count * 3_600_000;
  expect(isFresh(kept, 'https://a.example', hours(23.9))).toBe(true);
  expect(isFresh(kept, 'https://a.example', hours(24))).toBe(false);
  expect(isFresh(kept, 'https://b.example', hours(1))).toBe(false);
  // A clock that was set back.
  expect(isFresh(kept, 'https://a.example', 0)).toBe(false);
});

it('isReplaced tells another model from another spelling', () => {
  expect(isReplaced('Qwen/Qwen2.5-VL-32B-Instruct', 'Qwen/Qwen3-VL-30B-A3B-Instruct')).toBe(true);
  expect(isReplaced('gpt-4o', 'gpt-4o-2024-08-06')).toBe(false);
  expect(isReplaced('Qwen/Qwen3-VL-30B-A3B-Instruct', 'qwen3-vl-30b-a3b-instruct')).toBe(false);
});

it('passedOnTo knows for whom the image leaves DeepInfra', () => {
  expect(passedOnTo('anthropic/claude-4-sonnet')).toBe('Anthropic');
  expect(passedOnTo('google/gemini-2.5-flash')).toBe('Google');
  expect(passedOnTo('google/gemma-4-31B-it')).toBeNull();
  for (const { id } of shippedCatalogue.models) expect(passedOnTo(id)).toBeNull();
});
