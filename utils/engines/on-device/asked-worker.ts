import * as z from 'zod/mini';
import { FailureError } from '../../core/failure.ts';

/** What is used of a `Worker`. */
export interface AskedPort<Question> extends EventTarget {
  postMessage(message: Question): void;
  terminate(): void;
}

/** What a worker says when it can't answer, in the words of what it runs. */
const refusalSchema = z.object({ refused: z.string() });
export type Refusal = z.infer<typeof refusalSchema>;

interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: Error) => void;
}

/** A worker that answers each question once, and the questions that wait, in their order. */
export class AskedWorker<Question, Answer> {
  readonly #name: string;
  readonly #port: AskedPort<Question>;
  readonly #waiting: Waiting<Answer>[] = [];
  #death: FailureError | null = null;

  constructor(name: string, port: AskedPort<Question>, parse: (message: unknown) => Answer) {
    this.#name = name;
    this.#port = port;
    port.addEventListener('message', (event) => {
      if (!(event instanceof MessageEvent)) return;
      const waiting = this.#waiting.shift();
      const refusal = refusalSchema.safeParse(event.data);
      if (refusal.success) waiting?.reject(new Error(refusal.data.refused));
      else waiting?.resolve(parse(event.data));
    });
    port.addEventListener('error', (event) => {
      this.#die('message' in event ? String(event.message) : 'the script does not load');
    });
  }

  /** How many questions it has to answer. */
  get load(): number {
    return this.#waiting.length;
  }

  /**
   * Rejects with the words of what the worker runs, or with `engine_unavailable` when the worker is
   * dead. Where a limit is given, one that has no answer after that many milliseconds is ended.
   */
  async ask(question: Question, limit?: number): Promise<Answer> {
    if (this.#death) throw this.#death;
    const watch = limit === undefined ? undefined : setTimeout(() => this.#die('no answer'), limit);
    try {
      return await new Promise<Answer>((resolve, reject) => {
        this.#waiting.push({ resolve, reject });
        this.#port.postMessage(question);
      });
    } finally {
      clearTimeout(watch);
    }
  }

  #die(reason: string): void {
    this.#port.terminate();
    this.#death = new FailureError({
      code: 'engine_unavailable',
      detail: `${this.#name}: ${reason}`,
    });
    for (const waiting of this.#waiting.splice(0)) waiting.reject(this.#death);
  }
}
