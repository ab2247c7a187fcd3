import { FailureError, type Failure } from '../../core/failure.ts';
import { fromWorkerSchema, type FromWorker, type ToWorker } from './worker-message.ts';

/** What is used of a `Worker`. */
export interface WorkerPort extends EventTarget {
  postMessage(message: ToWorker): void;
  terminate(): void;
}

interface Exchange {
  readonly hear: (answer: FromWorker) => void;
  readonly fail: (failure: Failure) => void;
}

/** A worker to which one question at a time is put, and which may die. */
export class WorkerChannel {
  readonly #port: WorkerPort;
  #exchange: Exchange | null = null;
  #alive = true;

  constructor(port: WorkerPort) {
    this.#port = port;
    port.addEventListener('message', (event) => {
      const answer = event instanceof MessageEvent ? fromWorkerSchema.safeParse(event.data) : null;
      if (answer?.success) this.#exchange?.hear(answer.data);
      else this.kill({ code: 'internal', detail: 'not a message of the worker' });
    });
    port.addEventListener('error', (event) => {
      const detail = 'message' in event ? String(event.message) : 'the script does not load';
      this.kill({ code: 'engine_unavailable', detail });
    });
  }

  /** False once the worker is gone for good. */
  get alive(): boolean {
    return this.#alive;
  }

  post(message: ToWorker): void {
    this.#port.postMessage(message);
  }

  /** Terminates the worker; the question that waits for an answer fails as given. */
  kill(failure: Failure): void {
    this.#alive = false;
    this.#port.terminate();
    this.#exchange?.fail(failure);
  }

  /**
   * Puts a question and hears the answers until `hear` returns a result or throws. A worker that is
   * silent for `silence` milliseconds counts as dead. Rejects with a `FailureError` when it dies.
   */
  exchange<T extends object>(
    question: ToWorker,
    silence: number,
    hear: (answer: FromWorker) => T | null,
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (!this.#alive) return reject(new FailureError({ code: 'engine_unavailable' }));
      const silent = () => this.kill({ code: 'engine_unavailable', detail: 'no answer' });
      let watch = setTimeout(silent, silence);
      const settle = (settled: () => void) => {
        clearTimeout(watch);
        this.#exchange = null;
        settled();
      };
      this.#exchange = {
        fail: (failure) => settle(() => reject(new FailureError(failure))),
        hear: (answer) => {
          clearTimeout(watch);
          watch = setTimeout(silent, silence);
          try {
            const result = hear(answer);
            if (result) settle(() => resolve(result));
          } catch (error) {
            settle(() => reject(error));
          }
        },
      };
      this.post(question);
    });
  }
}
