import type OpenAI from 'openai';
import { thinks } from '../../core/catalogue.ts';
import type { Task } from '../../core/task.ts';

type ChatRequest = OpenAI.ChatCompletionCreateParamsStreaming;

/** The body of a request for one task on one image. `dataUri` is base64 of a jpg, png or webp. */
export function chatRequest(task: Task, model: string, dataUri: string): ChatRequest {
  return {
    model,
    stream: true,
    stream_options: { include_usage: true },
    // DeepInfra takes `max_tokens`, and neither `max_completion_tokens` nor `detail`.
    max_tokens: task.maxTokens,
    temperature: task.temperature,
    ...(thinks(model) ? { reasoning_effort: 'none' } : {}),
    messages: [
      {
        role: 'user',
        content: [
          { type: 'image_url', image_url: { url: dataUri } },
          { type: 'text', text: task.prompt },
        ],
      },
    ],
  };
}
