import type OpenAI from 'openai';
import { toFailure, type Failure } from '../../core/failure.ts';
import type { ReadEnd, ReadEvent } from '../../core/read-event.ts';
import { mayPass, MOST_ATTEMPTS, retryDelay } from '../../core/retry.ts';
import { sendableImage } from '../../image/sendable-image.ts';
import { waitForNetwork } from '../../platform/network.ts';
import type { Reader, ReadRequest } from '../reader.ts';
import { createAnswerReader } from './answer-reader.ts';
import { createAnswerTimers } from './answer-timers.ts';
import { apiFailure, createApiClient } from './api-client.ts';
import { chatRequest } from './chat-request.ts';
import type { Send } from './kept-fetch.ts';
import { allOptions, withoutRefused, type RequestOptions } from './refused-option.ts';

/** The slowest upload that is waited for, in bytes a ms (100 kB/s). */
const SLOWEST_UPLOAD = 100;
/** How long one reading waits for the network in all, in ms. */
const LONGEST_OFFLINE_MS = 30 * 60_000;

interface Attempt {
  readonly failure: Failure;
  readonly retryAfterMs: number | null;
}

/** Asks DeepInfra, or any server that speaks its API, about images that have their right size. */
export const readWithDeepInfra: Reader = (request, signal) => readBy(undefined, request, signal);

/** The same, with requests that are sent so. */
export function deepInfraReader(send: Send): Reader {
  return (request, signal) => readBy(send, request, signal);
}

async function* readBy(
  send: Send | undefined,
  request: ReadRequest,
  signal: AbortSignal,
): AsyncGenerator<ReadEvent> {
  try {
    yield progress({ step: 'preparing-image' });
    const images: string[] = [];
    for (const [index, image] of request.images.entries()) {
      images.push(request.addresses?.[index] ?? (await sendableImage(image)).dataUri);
    }
    let options = allOptions;
    let offlineMs = LONGEST_OFFLINE_MS;
    for (let attempt = 1; ;) {
      if (signal.aborted) return yield end({ kind: 'cancelled' });
      const failed = yield* tryOnce(request, images, options, send, signal);
      if (!failed) return;
      const { failure, retryAfterMs } = failed;
      if (signal.aborted) return yield end({ kind: 'cancelled' });
      const fewer = withoutRefused(failure, options, request);
      if (fewer) {
        options = fewer;
      } else if (failure.code === 'offline' && offlineMs > 0) {
        yield progress({ step: 'waiting-for-network' });
        offlineMs -= await waitForNetwork(offlineMs, signal);
      } else if (attempt === MOST_ATTEMPTS || !mayPass(failure.code)) {
        return yield end({ kind: 'failed', failure });
      } else {
        const delayMs = retryDelay(attempt, Math.random(), retryAfterMs);
        attempt++;
        yield progress({ step: 'retrying', failure, attempt, delayMs });
        await pause(delayMs, signal);
      }
    }
  } catch (error) {
    yield end({ kind: 'failed', failure: toFailure(error) });
  }
}

/**
 * One request. Ends the reading and returns null, or returns a failure before any text has come,
 * for the caller to try again: after that a second request would be billed for the same text.
 */
async function* tryOnce(
  request: ReadRequest,
  images: readonly string[],
  options: RequestOptions,
  send: Send | undefined,
  signal: AbortSignal,
): AsyncGenerator<ReadEvent, Attempt | null> {
  const { settings, token, carried, earlier } = request;
  const size = images.reduce((sum, image) => sum + image.length, 0);
  const timers = createAnswerTimers(size / SLOWEST_UPLOAD);
  const answer = createAnswerReader({ carried, ownWords: earlier.length > 0 });
  try {
    yield progress({ step: 'waiting-turn' });
    const sent = Promise.withResolvers<void>();
    const client = createApiClient({
      token,
      baseUrl: settings.baseUrl,
      onActivity: () => timers.alive(),
      send,
      onSent() {
        timers.start();
        sent.resolve();
      },
    });
    const asked = ask(client, chatRequest(request, images, options), [signal, timers.signal]);
    await Promise.race([sent.promise, asked]);
    yield progress({ step: 'sending' });
    const chunks = await asked;
    yield progress({ step: 'waiting-for-model' });
    for await (const chunk of chunks) {
      const events = answer.read(chunk);
      if (answer.hasText) timers.token();
      if (events) yield* events;
      // Leaving the loop hangs up, so that nobody pays for what repeats itself.
      if (answer.isLooping) break;
    }
    // An abort stops the SDK's iterator without an error.
    if (signal.aborted) return yield* finish({ kind: 'cancelled' });
    if (timers.expired) return yield* failOrReturn({ code: timers.expired });
    const { events, end: ending } = answer.end();
    if (ending.kind === 'failed' && !answer.hasText) {
      return { failure: ending.failure, retryAfterMs: null };
    }
    yield* events;
    return yield* finish(ending);
  } catch (error) {
    if (signal.aborted) return yield* finish({ kind: 'cancelled' });
    if (timers.expired) return yield* failOrReturn({ code: timers.expired });
    const { failure, retryAfterMs } = apiFailure(error, { token, baseUrl: settings.baseUrl });
    return yield* failOrReturn(failure, retryAfterMs);
  } finally {
    timers.stop();
  }

  async function* failOrReturn(failure: Failure, retryAfterMs: number | null = null) {
    if (!answer.hasText) return { failure, retryAfterMs };
    // What was held back is part of what had come, and stays.
    yield* answer.end().events;
    // That the stream broke is what happened, whatever broke it.
    const broke = failure.code === 'network' || failure.code === 'offline';
    return yield* finish({
      kind: 'failed',
      failure: broke ? { ...failure, code: 'cut_off' } : failure,
    });
  }
}

/** What it rejects with may be asked for later. */
function ask(client: OpenAI, body: ReturnType<typeof chatRequest>, signals: AbortSignal[]) {
  const signal = AbortSignal.any(signals);
  const asked = Promise.resolve(client.chat.completions.create(body, { signal }));
  asked.catch(() => {});
  return asked;
}

async function* finish(ending: ReadEnd): AsyncGenerator<ReadEvent, null> {
  yield end(ending);
  return null;
}

function end(ending: ReadEnd): ReadEvent {
  return { type: 'end', end: ending };
}

function progress(step: Extract<ReadEvent, { type: 'progress' }>['progress']): ReadEvent {
  return { type: 'progress', progress: step };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
