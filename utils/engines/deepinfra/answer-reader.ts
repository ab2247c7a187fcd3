import * as z from 'zod/mini';
import type { ReadEnd, ReadEvent } from '../../core/read-event.ts';
import { NO_TEXT_ANSWER } from '../../core/task.ts';

const usageSchema = z.object({
  prompt_tokens: z.number(),
  completion_tokens: z.number(),
  estimated_cost: z.optional(z.nullable(z.number())),
});

const chunkSchema = z.object({
  model: z.optional(z.string()),
  choices: z.array(
    z.object({
      delta: z.optional(
        z.object({
          content: z.optional(z.nullable(z.string())),
          reasoning_content: z.optional(z.nullable(z.string())),
        }),
      ),
      finish_reason: z.optional(z.nullable(z.string())),
    }),
  ),
  usage: z.optional(z.nullable(z.unknown())),
});

/** Turns the chunks of one answer into events. Pure: feed it chunks, then ask for the end. */
export interface AnswerReader {
  /** Events of a chunk; null if it is not one. Accepts both forms in which usage comes. */
  read(chunk: unknown): ReadEvent[] | null;
  /** Text still held back, and how the answer ended now that the stream has. */
  end(): { events: ReadEvent[]; end: ReadEnd };
  /** Whether any text has been given out, so that asking again would pay twice. */
  readonly hasText: boolean;
}

export function createAnswerReader(): AnswerReader {
  let model: string | null = null;
  let finishReason: string | null = null;
  let thought = false;
  let given = false;
  // Text is held back while it may still turn out to be the whole answer "[no text]".
  let held: string | null = '';

  const release = (text: string): ReadEvent[] => {
    if (held !== null) {
      held += text;
      if (NO_TEXT_ANSWER.startsWith(held.trim())) return [];
      text = held.trimStart();
      held = null;
    }
    if (text === '') return [];
    given = true;
    return [{ type: 'text', text }];
  };

  return {
    get hasText() {
      return given;
    },
    read(raw) {
      const chunk = chunkSchema.safeParse(raw);
      if (!chunk.success) return null;
      const events: ReadEvent[] = [];
      if (chunk.data.model && model === null) {
        model = chunk.data.model;
        events.push({ type: 'answered-by', model });
      }
      const choice = chunk.data.choices[0];
      if (choice?.delta?.reasoning_content) thought = true;
      if (choice?.delta?.content) events.push(...release(choice.delta.content));
      if (choice?.finish_reason) finishReason = choice.finish_reason;
      const usage = usageSchema.safeParse(chunk.data.usage);
      if (usage.success) {
        events.push({
          type: 'usage',
          usage: {
            promptTokens: usage.data.prompt_tokens,
            completionTokens: usage.data.completion_tokens,
            costUsd: usage.data.estimated_cost ?? null,
          },
        });
      }
      return events;
    },
    end() {
      const rest = held?.trim() ?? '';
      held = null;
      const events: ReadEvent[] = rest === '' || rest === NO_TEXT_ANSWER ? [] : release(rest);
      if (finishReason === null) return { events, end: failed('cut_off') };
      if (!given && rest === '' && (thought || finishReason === 'length')) {
        return { events, end: failed('empty_answer') };
      }
      return { events, end: { kind: finishReason === 'length' ? 'truncated' : 'complete' } };
    },
  };
}

function failed(code: 'cut_off' | 'empty_answer'): ReadEnd {
  return { kind: 'failed', failure: { code } };
}
