import type { Reply } from './reply.ts';

/** What the server does with a request. Without one it answers as DeepInfra would. */
export type Scenario =
  AnswerScenario | ManualScenario | BusyScenario | ErrorScenario | CloseAtOnceScenario;

/** The endpoints that a scenario can be played on. */
export type Route = 'chat' | 'models' | 'me' | 'model-list';

export type FinishReason = 'stop' | 'length' | 'content_filter';

/**
 * The two forms of a stream that have been seen. 1: usage rides on the chunk with `finish_reason`.
 * 2: first the role alone, `usage: null` on every chunk, the last content and `finish_reason` in
 * one chunk, then a chunk with `choices: []` and the usage, and `: ping` comments between.
 */
export type StreamFormNumber = 1 | 2;

interface HeadersDelay {
  /** Silence before the headers; `Infinity` until the client goes. */
  readonly headersDelayMs?: number;
}

interface Wire {
  readonly form?: StreamFormNumber;
  /**
   * Cuts the stream into writes of that many bytes, in the middle of characters and of `data:`
   * lines, and across events where no pause parts them. Without it, each event is one write.
   */
  readonly bytesPerWrite?: number;
  readonly lineEnd?: '\n' | '\r\n';
}

/** A model's answer, good or bad, whole or streamed as the request asks. */
export interface AnswerScenario extends HeadersDelay, Wire {
  readonly kind: 'answer';
  /** In place of what is really read in the images. */
  readonly text?: string;
  /** The images hold one column of text: what is read in them is read as such. */
  readonly oneColumn?: boolean;
  /** Says the text over and over: as long as `max_tokens` allows, or until the client goes. */
  readonly repeat?: 'to-max-tokens' | 'without-end';
  /** Thoughts before the answer, as `reasoning_content`. */
  readonly reasoning?: string;
  readonly finishReason?: FinishReason;
  /** The model that the answer names: another than was asked for has been forwarded to. */
  readonly model?: string;
  readonly charactersPerDelta?: number;
  readonly deltaDelayMs?: number;
  readonly ending?: Ending;
  /** What lies at public image URLs; without it, they can't be downloaded. */
  readonly downloads?: Readonly<Record<string, Uint8Array>>;
}

/**
 * How a stream ends. `afterCharacters` counts characters of the text (of the body, where the
 * answer is whole); at 0 nothing but the headers has been sent.
 */
export type Ending =
  | { readonly how: 'done' }
  /** `finish_reason` and usage come, `[DONE]` doesn't. */
  | { readonly how: 'without-done' }
  /** Ends in good order without `finish_reason`; the socket is cut; an error comes as an event. */
  | { readonly how: 'end' | 'cut' | 'error-event'; readonly afterCharacters: number }
  /** The connection stays open and mute, or alive with pings alone. */
  | { readonly how: 'silence'; readonly afterCharacters: number; readonly pingEveryMs?: number };

/** Sends the headers; the test pushes the rest (`server.nextStream()`). */
export interface ManualScenario extends HeadersDelay, Wire {
  readonly kind: 'manual';
  readonly model?: string;
}

/** The model is busy: `fail_fast` is answered with 429 at once, others wait for their answer. */
export interface BusyScenario {
  readonly kind: 'busy';
  readonly waitMs: number;
}

/** A finished HTTP answer, whatever was asked: every error, and a 200 that is no answer. */
export interface ErrorScenario extends HeadersDelay, Reply {
  readonly kind: 'error';
}

/** The connection is closed as soon as the request's head is there. */
interface CloseAtOnceScenario {
  readonly kind: 'close-at-once';
}
