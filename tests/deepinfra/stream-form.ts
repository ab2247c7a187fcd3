import type { AnswerHead } from './answer.ts';
import type { FinishReason, StreamFormNumber } from './scenario.ts';
import type { Usage } from './usage.ts';

/** One event of a stream, as sent. */
export interface StreamEvent {
  /** With `\n` as the line end, the empty line at the end included. */
  readonly lines: string;
  /** The piece of the model's text that it bears. */
  readonly text: string;
}

/** How the parts of an answer become events. */
export interface StreamForm {
  readonly opening: () => StreamEvent[];
  readonly thought: (reasoning: string) => StreamEvent;
  readonly piece: (text: string) => StreamEvent;
  /** `lastPiece` may be empty. */
  readonly closing: (lastPiece: string, finishReason: FinishReason, usage: Usage) => StreamEvent[];
}

export const doneEvent: StreamEvent = event('data: [DONE]');

/** An error in the middle of a stream, where no status can tell of it any more. */
export const errorEventBody = {
  error: { message: 'The model stopped working', type: 'server_error', code: 'internal_error' },
};
export const errorEvent: StreamEvent = event(`data: ${JSON.stringify(errorEventBody)}`);

/** A comment line that keeps the connection alive. */
export function pingEvent(): StreamEvent {
  return event(`: ping - ${new Date().toISOString()}`);
}

export function streamForm(number: StreamFormNumber, head: AnswerHead): StreamForm {
  return number === 1 ? firstForm(head) : secondForm(head);
}

function firstForm(head: AnswerHead): StreamForm {
  const piece = (text: string): StreamEvent =>
    chunk(head, [choice({ role: 'assistant', content: text })], {}, text);
  return {
    opening: () => [],
    thought: (reasoning) => chunk(head, [choice({ reasoning_content: reasoning })]),
    piece,
    closing: (lastPiece, finishReason, usage) => [
      ...(lastPiece ? [piece(lastPiece)] : []),
      chunk(head, [choice({}, finishReason)], { usage }),
    ],
  };
}

function secondForm(head: AnswerHead): StreamForm {
  const noUsage = { usage: null };
  return {
    opening: () => [
      chunk(head, [choice({ role: 'assistant', content: '' })], noUsage),
      pingEvent(),
    ],
    thought: (reasoning) => chunk(head, [choice({ reasoning_content: reasoning })], noUsage),
    piece: (text) => chunk(head, [choice({ content: text })], noUsage, text),
    closing: (lastPiece, finishReason, usage) => [
      pingEvent(),
      chunk(head, [choice({ content: lastPiece }, finishReason)], noUsage, lastPiece),
      chunk(head, [], { usage }),
    ],
  };
}

function choice(delta: object, finishReason: FinishReason | null = null): object {
  return { index: 0, delta, finish_reason: finishReason };
}

function chunk(head: AnswerHead, choices: object[], more: object = {}, text = ''): StreamEvent {
  const body = { ...head, object: 'chat.completion.chunk', choices, ...more };
  return event(`data: ${JSON.stringify(body)}`, text);
}

function event(line: string, text = ''): StreamEvent {
  return { lines: `${line}\n\n`, text };
}
