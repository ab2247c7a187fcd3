import OpenAI from 'openai';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { TEST_TOKEN } from './accounts.ts';
import { answers } from './answers.ts';
import { chatBody, dataUri, MODEL } from './chat-body.ts';
import type { AnswerScenario } from './scenario.ts';
import { startDeepInfra, type DeepInfraServer } from './server.ts';
import { blankPng, textPng } from './text-png.ts';

let server: DeepInfraServer;
let client: OpenAI;
beforeAll(async () => {
  server = await startDeepInfra({ tls: false });
  client = new OpenAI({
    apiKey: TEST_TOKEN,
    baseURL: `${server.url}/v1/openai`,
    maxRetries: 0,
  });
});
afterEach(() => server.reset());
afterAll(() => server.close());

async function contentFor(...args: Parameters<typeof chatBody>): Promise<string | null> {
  const completion = await client.chat.completions.create(whole(...args));
  return completion.choices[0]?.message.content ?? null;
}

function whole(...args: Parameters<typeof chatBody>) {
  return { ...chatBody(...args), stream: false as const };
}

describe('without a scenario', () => {
  it('answers the text that is in the images', async () => {
    const images = [dataUri(textPng('HELLO THERE')), dataUri(textPng('THE HOTEL'))];
    expect(await contentFor({ images })).toBe('HELLO THERE\n\nTHE HOTEL');
  });

  it('describes if it is asked to', async () => {
    const images = [dataUri(textPng('HELLO THERE'))];
    expect(await contentFor({ images, prompt: 'DESCRIBE this image.' })).toBe(
      'An image of 492 by 138 pixels. It shows the text: HELLO THERE',
    );
    expect(await contentFor({ prompt: 'Please describe it' })).toBe(
      'An image of 32 by 32 pixels. It shows no text.',
    );
  });

  it('says that there is no text in the words that the prompt wants', async () => {
    expect(await contentFor()).toBe('');
    expect(await contentFor({ prompt: 'Answer [no text] if there is none.' })).toBe('[no text]');
  });

  it('counts pixels as tokens and computes the cost from the model’s price', async () => {
    const images = [dataUri(blankPng(1920, 1080)), dataUri(blankPng(320, 32))];
    server.play({ kind: 'answer', text: 'Four' });
    const { usage, model, object } = await client.chat.completions.create(
      whole({ images, prompt: 'Read!' }),
    );
    expect({ model, object }).toEqual({ model: MODEL, object: 'chat.completion' });
    expect(usage).toEqual({
      prompt_tokens: 2040 + 10 + 2,
      completion_tokens: 1,
      total_tokens: 2053,
      estimated_cost: expect.closeTo((2052 * 0.2 + 0.88) / 1e6, 12),
    });
  });

  it('echoes the tier, at its price', async () => {
    server.play({ kind: 'answer', text: 'Four' });
    const costs = await Promise.all(
      (['default', 'priority'] as const).map(async (tier) => {
        const answer = await client.chat.completions.create({ ...whole(), service_tier: tier });
        expect(answer.service_tier).toBe(tier);
        return answer.usage && 'estimated_cost' in answer.usage && answer.usage.estimated_cost;
      }),
    );
    expect(Number(costs[1]) / Number(costs[0])).toBeCloseTo(1.5);
  });

  it('forwards a retired model in silence', async () => {
    server.play({ kind: 'answer', text: 'Four' });
    const model = 'Qwen/Qwen2.5-VL-32B-Instruct';
    const answer = await client.chat.completions.create(whole({ model }));
    expect(answer.model).toBe('Qwen/Qwen3-VL-30B-A3B-Instruct');
  });

  it('thinks with thinking models unless told not to', async () => {
    server.play({ kind: 'answer', text: 'Four' });
    const body = whole({ model: 'Qwen/Qwen3.5-9B' });
    const thinking = await client.chat.completions.create(body);
    expect(thinking.choices[0]?.message).toHaveProperty('reasoning_content');
    const quick = await client.chat.completions.create({ ...body, reasoning_effort: 'none' });
    expect(quick.choices[0]?.message).not.toHaveProperty('reasoning_content');
  });

  it('stops where max_tokens is used up', async () => {
    server.play({ kind: 'answer', text: '€uro, cent and more' });
    const answer = await client.chat.completions.create({ ...whole(), max_tokens: 1 });
    expect(answer.choices[0]).toMatchObject({
      finish_reason: 'length',
      message: { content: '€uro' },
    });
  });
});

describe('the ready-made answers', () => {
  it.each(Object.entries<AnswerScenario>(answers).filter(([, answer]) => !answer.repeat))(
    'play %s',
    async (_, scenario) => {
      server.play(scenario);
      const { choices } = await client.chat.completions.create(whole());
      expect(choices[0]).toEqual({
        index: 0,
        message: {
          role: 'assistant',
          content: scenario.text,
          ...(scenario.reasoning && { reasoning_content: scenario.reasoning }),
        },
        finish_reason: scenario.finishReason ?? 'stop',
      });
    },
  );

  it('go round in a loop until max_tokens', async () => {
    server.play(answers.loopToMaxTokens);
    const { choices, usage } = await client.chat.completions.create(whole());
    expect(choices[0]?.finish_reason).toBe('length');
    expect(choices[0]?.message.content).toMatch(/^(Total 119\.00 EUR\n){481}/);
    expect(usage?.completion_tokens).toBe(2048);
  });

  it('name another model than was asked for', async () => {
    server.play({ kind: 'answer', text: 'x', model: 'a/replacement' });
    expect((await client.chat.completions.create(whole())).model).toBe('a/replacement');
  });
});
