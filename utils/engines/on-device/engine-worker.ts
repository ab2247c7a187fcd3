import { fail, toFailure, type FailureCode } from '../../core/failure.ts';
import type { ReadEnd, ReadEvent } from '../../core/read-event.ts';
import type { LanguageChoice } from '../../core/reading-language.ts';
import { WorkerChannel, type WorkerPort } from './worker-channel.ts';

export interface EngineRequest {
  readonly image: Blob;
  readonly languages: LanguageChoice;
}

/** In milliseconds. */
export interface EngineLimits {
  /** Without the right content security policy the runtime never answers, and no error shows. */
  readonly start: number;
  /** Silence within a read. The longest call of a network takes seconds on a slow device. */
  readonly silence: number;
  /** How long a cancelled read may hold on to its worker, which hears nothing within a call. */
  readonly cancel: number;
}

const FATAL: ReadonlySet<FailureCode> = new Set(['engine_out_of_memory', 'engine_unavailable']);

/** A worker with the engine loaded. */
export class EngineWorker {
  readonly #channel: WorkerChannel;
  readonly #limits: EngineLimits;

  private constructor(channel: WorkerChannel, limits: EngineLimits) {
    this.#channel = channel;
    this.#limits = limits;
  }

  /** Rejects with `engine_unavailable` or `engine_out_of_memory`; the worker is gone then. */
  static async start(
    createWorker: () => WorkerPort,
    filesUrl: string,
    limits: EngineLimits,
  ): Promise<EngineWorker> {
    const channel = new WorkerChannel(startPort(createWorker));
    try {
      await channel.exchange({ type: 'start', filesUrl }, limits.start, (answer) =>
        answer.type === 'start-failed' ? fail(answer.failure.code, answer.failure) : answer,
      );
    } catch (error) {
      channel.kill(toFailure(error));
      throw error;
    }
    return new EngineWorker(channel, limits);
  }

  /** False once the worker is gone: another has to be started. */
  get alive(): boolean {
    return this.#channel.alive;
  }

  /** Reads an image, one at a time. Settled when the worker is free again, or gone. */
  async read(
    { image, languages }: EngineRequest,
    signal: AbortSignal,
    emit: (event: ReadEvent) => void,
  ): Promise<ReadEnd> {
    const reading = this.#channel.exchange(
      { type: 'read', image, languages },
      this.#limits.silence,
      (answer) => {
        if (answer.type !== 'event') return null;
        if (answer.event.type === 'end') return answer.event.end;
        emit(answer.event);
        return null;
      },
    );
    let grace: ReturnType<typeof setTimeout> | undefined;
    const cancel = () => {
      this.#channel.post({ type: 'cancel' });
      grace = setTimeout(() => this.terminate(), this.#limits.cancel);
    };
    signal.addEventListener('abort', cancel);
    try {
      const end = await reading;
      // WebAssembly's memory never shrinks: what was too little once is too little again. And a part
      // of the engine that died comes back only with a new one.
      if (end.kind === 'failed' && FATAL.has(end.failure.code)) this.terminate();
      return end;
    } finally {
      clearTimeout(grace);
      signal.removeEventListener('abort', cancel);
    }
  }

  terminate(): void {
    this.#channel.kill({ code: 'engine_unavailable', detail: 'terminated' });
  }
}

/** A content security policy without workers makes the constructor throw. */
function startPort(createWorker: () => WorkerPort): WorkerPort {
  try {
    return createWorker();
  } catch (error) {
    return fail('engine_unavailable', { detail: String(error) });
  }
}
