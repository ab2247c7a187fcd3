import type { Exchange } from './exchange.ts';
import type { AnswerScenario } from './scenario.ts';
import type { StreamEvent } from './stream-form.ts';

type Wire = Pick<AnswerScenario, 'bytesPerWrite' | 'lineEnd'>;

/** Puts events on the wire, cut into writes as the scenario wants. */
export class EventWriter {
  readonly #exchange: Exchange;
  readonly #bytesPerWrite: number;
  readonly #lineEnd: string;
  /** What doesn't fill a write yet. */
  #held = Buffer.alloc(0);

  constructor(exchange: Exchange, { bytesPerWrite, lineEnd }: Wire) {
    this.#exchange = exchange;
    this.#bytesPerWrite = bytesPerWrite ?? Infinity;
    this.#lineEnd = lineEnd ?? '\n';
  }

  open(): void {
    this.#exchange.open('text/event-stream; charset=utf-8');
  }

  /** Sends an event to its last byte. */
  async send(event: StreamEvent): Promise<void> {
    await this.#take(event, 1);
  }

  /** Sends an event; its end may wait for the next one, or for `flush`, to fill a write. */
  async sendJoined(event: StreamEvent): Promise<void> {
    await this.#take(event, Number.isFinite(this.#bytesPerWrite) ? this.#bytesPerWrite : 1);
  }

  async flush(): Promise<void> {
    await this.#writeHeld(1);
  }

  /** A text's time is that of the last write so far, even if its own end is held back. */
  async #take(event: StreamEvent, leastWrite: number): Promise<void> {
    const lines = event.lines.replaceAll('\n', this.#lineEnd);
    this.#held = Buffer.concat([this.#held, Buffer.from(lines)]);
    await this.#writeHeld(leastWrite);
    if (event.text) this.#exchange.noteDelta(event.text);
  }

  async #writeHeld(leastWrite: number): Promise<void> {
    while (this.#held.length >= leastWrite) {
      const bytes = this.#held.subarray(0, this.#bytesPerWrite);
      this.#held = this.#held.subarray(bytes.length);
      await this.#exchange.write(bytes);
    }
  }
}
