import * as z from 'zod/mini';
import type { Failure } from '../../core/failure.ts';
import type { ReadEnd, ReadEvent } from '../../core/read-event.ts';
import { loopEnd } from '../../core/repetition.ts';
import { tidyAnswer, type AnswerContext } from '../../core/tidy-answer.ts';

const usageSchema = z.object({
  prompt_tokens: z.number(),
  completion_tokens: z.number(),
  estimated_cost: z.optional(z.nullable(z.number())),
});

const saidSchema = z.object({
  content: z.optional(z.nullable(z.string())),
  reasoning_content: z.optional(z.nullable(z.string())),
});

const chunkSchema = z.object({
  model: z.optional(z.string()),
  choices: z.array(
    z.object({
      delta: z.optional(saidSchema),
      /** From a server that doesn't stream: all of it at once. */
      message: z.optional(saidSchema),
      finish_reason: z.optional(z.nullable(z.string())),
    }),
  ),
  usage: z.optional(z.nullable(z.unknown())),
});

/** A loop is looked for whenever the text has grown by so many characters. */
const LOOK_EVERY = 256;

/** The whole answer is looked at anew when it has grown by this share: a long one not at every token. */
const LEAST_GROWTH = 1 / 512;

/** Turns the chunks of one answer into events. Pure: feed it chunks, then ask for the end. */
export interface AnswerReader {
  /** Events of a chunk; null if it is not one. Accepts both forms in which usage comes. */
  read(chunk: unknown): ReadEvent[] | null;
  /** Text still held back, and how the answer ended now that the stream has. */
  end(): { events: ReadEvent[]; end: ReadEnd };
  /** Whether any text has come, so that asking again would pay twice. */
  readonly hasText: boolean;
  /** The answer repeats itself: nothing more of it is worth waiting for. */
  readonly isLooping: boolean;
}

export function createAnswerReader(given: Omit<AnswerContext, 'ended'>): AnswerReader {
  let model: string | null = null;
  let finishReason: string | null = null;
  let thought = false;
  let understood = false;
  let misunderstood = false;
  let raw = '';
  let tidied = 0;
  /** What the events so far amount to. */
  let shown = given.carried;
  let lookAt = shown.length + LOOK_EVERY;
  let isLooping = false;

  const show = (text: string): ReadEvent[] => {
    const before = shown;
    if (text === before) return [];
    shown = text;
    return text.startsWith(before)
      ? [{ type: 'text', text: text.slice(before.length) }]
      : [{ type: 'replace-text', text }];
  };

  const take = (content: string): ReadEvent[] => {
    raw += content;
    if (raw.length - tidied < raw.length * LEAST_GROWTH) return [];
    tidied = raw.length;
    const { text } = tidyAnswer(raw, { ...given, ended: false });
    if (text.length >= lookAt) {
      lookAt = text.length + LOOK_EVERY;
      const end = loopEnd(text);
      if (end !== null) {
        isLooping = true;
        return show(text.slice(0, end));
      }
    }
    return show(text);
  };

  return {
    get hasText() {
      return raw !== '';
    },
    get isLooping() {
      return isLooping;
    },
    read(given) {
      const chunk = chunkSchema.safeParse(given);
      if (!chunk.success) {
        misunderstood = true;
        return null;
      }
      understood = true;
      const events: ReadEvent[] = [];
      if (chunk.data.model && model === null) {
        model = chunk.data.model;
        events.push({ type: 'answered-by', model });
      }
      const choice = chunk.data.choices[0];
      const said = choice?.delta ?? choice?.message;
      if (said?.reasoning_content) thought = true;
      if (said?.content && !isLooping) events.push(...take(said.content));
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
      if (isLooping) return { events: [], end: failed({ code: 'repetition' }) };
      const { text, notes, empty } = tidyAnswer(raw, { ...given, ended: true });
      const events = show(text);
      for (const note of notes) events.push({ type: 'note', note });
      if (misunderstood && !understood) return { events, end: failed({ code: 'bad_answer' }) };
      if (finishReason === null) return { events, end: failed({ code: 'cut_off' }) };
      if (finishReason === 'content_filter') {
        return { events, end: failed({ code: 'content_filtered' }) };
      }
      if (empty && (raw.trim() !== '' || thought || finishReason === 'length')) {
        return { events, end: failed({ code: 'empty_answer' }) };
      }
      return { events, end: { kind: finishReason === 'length' ? 'truncated' : 'complete' } };
    },
  };
}

function failed(failure: Failure): ReadEnd {
  return { kind: 'failed', failure };
}
