import { fail } from '../../core/failure.ts';
import { fromTesseractSchema, type FromTesseract, type ToTesseract } from './tesseract-message.ts';

/** What is used of a `Worker`. */
export interface TesseractPort extends EventTarget {
  postMessage(message: ToTesseract): void;
}

interface Waiting {
  readonly resolve: (answer: FromTesseract) => void;
  readonly reject: (reason: Error) => void;
}

/** A worker that runs Tesseract, and the questions that it has yet to answer, in their order. */
export class TesseractWorker {
  readonly #port: TesseractPort;
  readonly #waiting: Waiting[] = [];
  #death: Error | null = null;

  constructor(port: TesseractPort) {
    this.#port = port;
    port.addEventListener('message', (event) => {
      const answer = event instanceof MessageEvent ? fromTesseractSchema.parse(event.data) : null;
      if (answer) this.#waiting.shift()?.resolve(answer);
    });
    port.addEventListener('error', (event) => {
      const message = 'message' in event ? String(event.message) : 'the script does not load';
      this.#death = new Error(`Tesseract's worker: ${message}`);
      for (const waiting of this.#waiting.splice(0)) waiting.reject(this.#death);
    });
  }

  /** How many questions it has to answer. */
  get load(): number {
    return this.#waiting.length;
  }

  /** Rejects with Tesseract's own words, or with `engine_unavailable` when the worker is dead. */
  async ask(question: ToTesseract): Promise<Exclude<FromTesseract, { type: 'failed' }>> {
    if (this.#death) fail('engine_unavailable', { detail: this.#death.message });
    const answer = await new Promise<FromTesseract>((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#port.postMessage(question);
    }).catch((error: unknown) => fail('engine_unavailable', { detail: String(error) }));
    if (answer.type === 'failed') throw new Error(answer.message);
    return answer;
  }
}
