import { answerHead, answerUsage, type Asked } from './answer.ts';
import { EventWriter } from './event-writer.ts';
import type { Exchange } from './exchange.ts';
import type { RecordedRequest } from './recorded-request.ts';
import type { FinishReason, ManualScenario } from './scenario.ts';
import {
  doneEvent,
  errorEvent,
  pingEvent,
  streamForm,
  type StreamEvent,
  type StreamForm,
} from './stream-form.ts';

/**
 * A stream whose every event the test sends itself. What is sent goes out in the order of the
 * calls, awaited or not; once the client has gone, it goes nowhere.
 */
export class ManualStream {
  readonly request: RecordedRequest;
  readonly #exchange: Exchange;
  readonly #asked: Asked;
  readonly #writer: EventWriter;
  readonly #form: StreamForm;
  #answered = '';
  #opened = false;
  #last: Promise<void> = Promise.resolve();

  constructor(exchange: Exchange, asked: Asked, scenario: ManualScenario) {
    this.request = exchange.record;
    this.#exchange = exchange;
    this.#asked = asked;
    this.#writer = new EventWriter(exchange, scenario);
    this.#form = streamForm(scenario.form ?? 1, answerHead(asked, scenario.model));
    this.#writer.open();
  }

  /** Sends a piece of text; resolves with the epoch ms at which its last byte was written. */
  async push(text: string): Promise<number> {
    this.#answered += text;
    await this.#send(this.#form.piece(text));
    return this.request.writes.at(-1)?.sentAt ?? this.request.receivedAt;
  }

  async pushReasoning(reasoning: string): Promise<void> {
    this.#answered += reasoning;
    await this.#send(this.#form.thought(reasoning));
  }

  async ping(): Promise<void> {
    await this.#send(pingEvent());
  }

  /** Ends the stream as it should end: `finish_reason`, usage, `[DONE]`. */
  async finish(finishReason: FinishReason = 'stop'): Promise<void> {
    const usage = answerUsage(this.#asked, this.#answered);
    for (const event of this.#form.closing('', finishReason, usage)) void this.#send(event);
    void this.#send(doneEvent);
    await this.end();
  }

  /** Sends an error as an event and ends the stream. */
  async fail(): Promise<void> {
    void this.#send(errorEvent);
    await this.end();
  }

  /** Ends the stream without another word. */
  async end(): Promise<void> {
    await this.#queue(async () => this.#exchange.end());
  }

  /** Cuts the socket. */
  async cut(): Promise<void> {
    await this.#queue(async () => this.#exchange.cut());
  }

  async #send(event: StreamEvent): Promise<void> {
    const opening = this.#opened ? [] : this.#form.opening();
    this.#opened = true;
    await this.#queue(async () => {
      for (const each of [...opening, event]) await this.#writer.send(each);
    });
  }

  async #queue(step: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(async () => {
      try {
        await step();
      } catch (error) {
        if (!this.#exchange.gone.aborted) throw error;
      }
    });
    await this.#last;
  }
}
