import { toFailure } from '../../core/failure.ts';
import type { ReadEnd, ReadEvent } from '../../core/read-event.ts';
import { EngineWorker, type EngineLimits, type EngineRequest } from './engine-worker.ts';
import { EventQueue } from './event-queue.ts';
import { createTurnstile } from './turnstile.ts';
import type { WorkerPort } from './worker-channel.ts';

export interface OnDeviceReader {
  /**
   * Reads an image. Starts when the events are first asked for, after the reads before it; ends
   * with exactly one `end`, at once when the signal is aborted.
   */
  read(request: EngineRequest, signal: AbortSignal): AsyncIterable<ReadEvent>;
  /** Cancels all reads and frees the engine's memory. A later read starts it again. */
  close(): void;
}

export interface OnDeviceReaderOptions {
  /** The built worker script. */
  readonly workerUrl: string;
  /** The folder of the engine's files, with a slash at its end. */
  readonly filesUrl: string;
  /** Milliseconds without a read after which the engine's memory (some 300 MB) is freed. */
  readonly idle?: number;
  readonly limits?: EngineLimits;
  readonly createWorker?: (url: string) => WorkerPort;
}

const LIMITS: EngineLimits = { start: 30_000, silence: 60_000, cancel: 50 };

/** The client of the engine, for a page that may start workers. The engine starts when needed. */
export function createOnDeviceReader({
  workerUrl,
  filesUrl,
  idle = 60_000,
  limits = LIMITS,
  createWorker = (url) => new Worker(url),
}: OnDeviceReaderOptions): OnDeviceReader {
  const takePlace = createTurnstile();
  let engine: EngineWorker | null = null;
  let idleTimer: ReturnType<typeof setTimeout> | undefined;
  let life = new AbortController();

  function freeEngine(): void {
    engine?.terminate();
    engine = null;
  }

  async function readInTurn(
    request: EngineRequest,
    signal: AbortSignal,
    emit: (event: ReadEvent) => void,
  ): Promise<ReadEnd> {
    const { turn, leave } = takePlace();
    const { signal: closed } = life;
    await turn;
    clearTimeout(idleTimer);
    try {
      if (signal.aborted) return { kind: 'cancelled' };
      if (!engine?.alive) {
        emit({ type: 'progress', progress: { step: 'loading-engine' } });
        engine = await EngineWorker.start(() => createWorker(workerUrl), filesUrl, limits);
      }
      if (signal.aborted) return { kind: 'cancelled' };
      return await engine.read(request, signal, emit);
    } catch (error) {
      return { kind: 'failed', failure: toFailure(error) };
    } finally {
      if (closed.aborted) freeEngine();
      else idleTimer = setTimeout(freeEngine, idle);
      leave();
    }
  }

  return {
    async *read(request, signal) {
      const left = new AbortController();
      const stop = AbortSignal.any([signal, left.signal, life.signal]);
      const events = new EventQueue<ReadEvent>();
      const end = (end: ReadEnd) => events.push({ type: 'end', end });
      // A listener for the end that doesn't wait for the worker to let go of the image.
      stop.addEventListener('abort', () => end({ kind: 'cancelled' }));
      if (stop.aborted) end({ kind: 'cancelled' });
      else void readInTurn(request, stop, (event) => events.push(event)).then(end);
      try {
        for (;;) {
          const event = await events.next();
          yield event;
          if (event.type === 'end') return;
        }
      } finally {
        left.abort();
      }
    },
    close() {
      life.abort();
      life = new AbortController();
      clearTimeout(idleTimer);
      freeEngine();
    },
  };
}
