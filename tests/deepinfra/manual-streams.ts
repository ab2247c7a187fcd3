import { withDeadline } from './deadline.ts';
import type { ManualStream } from './manual-stream.ts';

/** Hands manual streams to the tests that wait for them, in the order of their requests. */
export class ManualStreams {
  readonly #untaken: ManualStream[] = [];
  readonly #waiting: ((stream: ManualStream) => void)[] = [];

  add(stream: ManualStream): void {
    const waiting = this.#waiting.shift();
    if (waiting) waiting(stream);
    else this.#untaken.push(stream);
  }

  async next(timeoutMs: number): Promise<ManualStream> {
    const here = this.#untaken.shift();
    if (here) return here;
    const { promise, resolve } = Promise.withResolvers<ManualStream>();
    this.#waiting.push(resolve);
    try {
      return await withDeadline(promise, timeoutMs, 'a request for a manual stream');
    } finally {
      const place = this.#waiting.indexOf(resolve);
      if (place >= 0) this.#waiting.splice(place, 1);
    }
  }

  clear(): void {
    this.#untaken.length = 0;
  }
}
