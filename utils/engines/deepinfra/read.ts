import { toFailure, type Failure } from '../../core/failure.ts';
import type { ReadEnd, ReadEvent } from '../../core/read-event.ts';
import { mayPass, MOST_ATTEMPTS, retryDelay } from '../../core/retry.ts';
import { sendableImage } from '../../image/sendable-image.ts';
import type { Reader, ReadRequest } from '../reader.ts';
import { createAnswerReader } from './answer-reader.ts';
import { apiFailure, createApiClient } from './api-client.ts';
import { chatRequest } from './chat-request.ts';
import { createSilenceTimer } from './silence-timer.ts';

/** Silence after which a server counts as gone, in ms. Pings count as a sign of life. */
const LONGEST_SILENCE_MS = 60_000;
/** The upload comes on top: the slowest that is waited for, in bytes a ms (100 kB/s). */
const SLOWEST_UPLOAD = 100;

interface Attempt {
  readonly failure: Failure;
  readonly retryAfterMs: number | null;
}

/** Asks DeepInfra, or any server that speaks its API, about images that have their right size. */
export const readWithDeepInfra: Reader = async function* (request, signal) {
  try {
    yield progress({ step: 'preparing-image' });
    const images: string[] = [];
    for (const [index, image] of request.images.entries()) {
      images.push(request.addresses?.[index] ?? (await sendableImage(image)).dataUri);
    }
    for (let attempt = 1; ; attempt++) {
      if (signal.aborted) return yield end({ kind: 'cancelled' });
      const failed = yield* tryOnce(request, images, signal);
      if (!failed) return;
      if (signal.aborted) return yield end({ kind: 'cancelled' });
      if (attempt === MOST_ATTEMPTS || !mayPass(failed.failure.code)) {
        return yield end({ kind: 'failed', failure: failed.failure });
      }
      const delayMs = retryDelay(attempt, Math.random(), failed.retryAfterMs);
      const { failure } = failed;
      yield progress({ step: 'retrying', failure, attempt: attempt + 1, delayMs });
      await pause(delayMs, signal);
    }
  } catch (error) {
    yield end({ kind: 'failed', failure: toFailure(error) });
  }
};

/**
 * One request. Ends the reading and returns null, or returns a failure before any text has come,
 * for the caller to try again: after that a second request would be billed for the same text.
 */
async function* tryOnce(
  request: ReadRequest,
  images: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<ReadEvent, Attempt | null> {
  const { settings, token } = request;
  const silence = createSilenceTimer();
  const answer = createAnswerReader();
  try {
    yield progress({ step: 'sending' });
    const client = createApiClient({
      token,
      baseUrl: settings.baseUrl,
      onActivity: () => silence.reset(LONGEST_SILENCE_MS),
    });
    const size = images.reduce((sum, image) => sum + image.length, 0);
    silence.reset(LONGEST_SILENCE_MS + size / SLOWEST_UPLOAD);
    const chunks = await client.chat.completions.create(chatRequest(request, images), {
      signal: AbortSignal.any([signal, silence.signal]),
    });
    yield progress({ step: 'waiting-for-model' });
    for await (const chunk of chunks) {
      const events = answer.read(chunk);
      if (events) yield* events;
    }
    // An abort stops the SDK's iterator without an error.
    if (signal.aborted) return yield* finish({ kind: 'cancelled' });
    if (silence.signal.aborted) return yield* failOrReturn({ code: 'timeout' });
    const { events, end: ending } = answer.end();
    yield* events;
    if (ending.kind === 'failed') return yield* failOrReturn(ending.failure);
    return yield* finish(ending);
  } catch (error) {
    if (signal.aborted) return yield* finish({ kind: 'cancelled' });
    if (silence.signal.aborted) return yield* failOrReturn({ code: 'timeout' });
    const { failure, retryAfterMs } = apiFailure(error, token);
    return yield* failOrReturn(failure, retryAfterMs);
  } finally {
    silence.stop();
  }

  async function* failOrReturn(failure: Failure, retryAfterMs: number | null = null) {
    if (!answer.hasText) return { failure, retryAfterMs };
    // What had come before the stream broke stays; that it broke is what happened.
    const code = failure.code === 'network' ? 'cut_off' : failure.code;
    return yield* finish({ kind: 'failed', failure: { ...failure, code } });
  }
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
