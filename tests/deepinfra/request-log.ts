import { withDeadline } from './deadline.ts';
import type { RecordedRequest } from './recorded-request.ts';

interface Waiting {
  readonly fits: (request: RecordedRequest) => boolean;
  readonly resolve: (request: RecordedRequest) => void;
}

/** All requests since the last reset, and those who wait for one. */
export class RequestLog {
  readonly requests: RecordedRequest[] = [];
  readonly #waiting = new Set<Waiting>();

  /** To be called whenever more is known of a request. */
  changed(request: RecordedRequest): void {
    // A request from before the last reset may still have its end to tell.
    if (!this.requests.includes(request)) return;
    for (const waiting of this.#waiting) {
      if (waiting.fits(request)) waiting.resolve(request);
    }
  }

  /** The first request that fits, be it here already or yet to come. */
  async waitFor(fits: Waiting['fits'], timeoutMs: number): Promise<RecordedRequest> {
    const here = this.requests.find(fits);
    if (here) return here;
    const { promise, resolve } = Promise.withResolvers<RecordedRequest>();
    const waiting: Waiting = { fits, resolve };
    this.#waiting.add(waiting);
    try {
      return await withDeadline(promise, timeoutMs, `a request that fits ${fits.toString()}`);
    } finally {
      this.#waiting.delete(waiting);
    }
  }
}
