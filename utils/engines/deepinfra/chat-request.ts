import type OpenAI from 'openai';
import type { AnswerSchema } from '../../core/answer-schema.ts';
import { thinks } from '../../core/catalogue.ts';
import type { ReadRequest } from '../reader.ts';
import type { RequestOptions } from './refused-option.ts';

/** What a higher temperature gets a model out of a loop. Penalties would break tables. */
const LOOSENED_BY = 0.5;

const GO_ON =
  'Your answer was cut off. Go on exactly where it stopped: repeat nothing, and add no comment.';

type ChatRequest = OpenAI.ChatCompletionCreateParamsStreaming;

/**
 * The body of a request. `images` are base64 data URIs of jpg, png or webp, or public addresses;
 * several are numbered, so that the prompt and the answer can speak of them. `options` says what
 * the server takes.
 */
export function chatRequest(
  request: ReadRequest,
  images: readonly string[],
  options: RequestOptions,
): ChatRequest {
  const { task, prompt, schema, model, earlier, carried, inputs, loosened, captions } = request;
  const messages: ChatRequest['messages'] = [
    { role: 'user', content: [...imageParts(images, captions), { type: 'text', text: prompt }] },
  ];
  for (const [index, { answer }] of earlier.entries()) {
    const next = earlier[index + 1]?.question ?? inputs.question ?? '';
    messages.push({ role: 'assistant', content: answer }, { role: 'user', content: next });
  }
  // A server that is given the beginning of its answer goes on from there, or has to be told to.
  if (carried !== '') messages.push({ role: 'assistant', content: carried });
  if (carried !== '' && !options.prefill) messages.push({ role: 'user', content: GO_ON });
  return {
    model,
    stream: true,
    stream_options: { include_usage: true },
    // DeepInfra takes `max_tokens`, and neither `max_completion_tokens` nor `detail`.
    max_tokens: task.maxTokens,
    temperature: loosened ? Math.min(1, task.temperature + LOOSENED_BY) : task.temperature,
    ...(options.noThinking && thinks(model) ? { reasoning_effort: 'none' } : {}),
    ...(schema ? { response_format: responseFormat(schema) } : {}),
    messages,
  };
}

function responseFormat({
  name,
  jsonSchema,
}: AnswerSchema): NonNullable<ChatRequest['response_format']> {
  return jsonSchema
    ? { type: 'json_schema', json_schema: { name, strict: true, schema: { ...jsonSchema } } }
    : { type: 'json_object' };
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
