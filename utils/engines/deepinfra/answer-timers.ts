import type { FailureCode } from '../../core/failure.ts';

/**
 * In ms. The slowest answer on record took 90 s to begin. Pings count as a sign of life, but a queue
 * that never ends doesn't: a server may promise an answer within 10 minutes.
 */
export const FIRST_SILENCE_MS = 100_000;
export const IDLE_SILENCE_MS = 60_000;
export const FIRST_TOKEN_MS = 11 * 60_000;
export const TOTAL_MS = 20 * 60_000;

/** The limits of one request: aborts its signal at the first that is passed, and says which. */
export interface AnswerTimers {
  readonly signal: AbortSignal;
  readonly expired: Extract<FailureCode, 'timeout' | 'took_too_long'> | null;
  /** The request sets out; until then it waits its turn. */
  start(): void;
  /** Something arrived, be it a ping. */
  alive(): void;
  /** A piece of the answer arrived. */
  token(): void;
  stop(): void;
}

/** They run once they are started. `uploadMs` is what the way there may take of its own. */
export function createAnswerTimers(uploadMs: number): AnswerTimers {
  const controller = new AbortController();
  let expired: AnswerTimers['expired'] = null;
  const expire = (code: NonNullable<AnswerTimers['expired']>) => {
    expired ??= code;
    controller.abort();
  };
  const timers: Partial<Record<'silence' | 'firstToken' | 'total', ReturnType<typeof setTimeout>>> =
    {};
  return {
    signal: controller.signal,
    get expired() {
      return expired;
    },
    start() {
      timers.silence = setTimeout(expire, FIRST_SILENCE_MS + uploadMs, 'timeout');
      timers.firstToken = setTimeout(expire, FIRST_TOKEN_MS + uploadMs, 'took_too_long');
      timers.total = setTimeout(expire, TOTAL_MS + uploadMs, 'took_too_long');
    },
    alive() {
      clearTimeout(timers.silence);
      timers.silence = setTimeout(expire, IDLE_SILENCE_MS, 'timeout');
    },
    token() {
      clearTimeout(timers.firstToken);
    },
    stop() {
      for (const timer of Object.values(timers)) clearTimeout(timer);
    },
  };
}
