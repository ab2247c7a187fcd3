import type OpenAI from 'openai';
import { thinks } from '../../core/catalogue.ts';
import type { ReadRequest } from '../reader.ts';

type ChatRequest = OpenAI.ChatCompletionCreateParamsStreaming;

/**
 * The body of a request. `images` are base64 data URIs of jpg, png or webp, or public addresses;
 * several are numbered, so that the prompt and the answer can speak of them.
 */
export function chatRequest(request: ReadRequest, images: readonly string[]): ChatRequest {
  const { task, model, earlier, carried, inputs, captions } = request;
  const messages: ChatRequest['messages'] = [
    {
      role: 'user',
      content: [...imageParts(images, captions), { type: 'text', text: task.prompt }],
    },
  ];
  for (const [index, { answer }] of earlier.entries()) {
    const next = earlier[index + 1]?.question ?? inputs.question ?? '';
    messages.push({ role: 'assistant', content: answer }, { role: 'user', content: next });
  }
  // A server that is given the beginning of its answer goes on from there.
  if (carried !== '') messages.push({ role: 'assistant', content: carried });
  return {
    model,
    stream: true,
    stream_options: { include_usage: true },
    // DeepInfra takes `max_tokens`, and neither `max_completion_tokens` nor `detail`.
    max_tokens: task.maxTokens,
    temperature: task.temperature,
    ...(thinks(model) ? { reasoning_effort: 'none' } : {}),
    messages,
  };
}

type Part = OpenAI.ChatCompletionContentPart;

function imageParts(images: readonly string[], captions: readonly string[] = []): Part[] {
  return images.flatMap((url, index): Part[] => {
    const number = images.length > 1 ? `Image ${index + 1}:` : null;
    const text = captions[index] ?? number;
    return [
      ...(text === null ? [] : [{ type: 'text', text } as const]),
      { type: 'image_url', image_url: { url } },
    ];
  });
}
