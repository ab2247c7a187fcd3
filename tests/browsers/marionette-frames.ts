const COLON = ':'.charCodeAt(0);

/**
 * Takes apart what Firefox sends over Marionette's socket: each message is JSON, preceded by its
 * length in bytes and a colon. Pieces may end anywhere, within a character too.
 */
export class FrameReader {
  #pending = Buffer.alloc(0);

  /** Takes the next piece and gives the messages that are complete with it. */
  push(piece: Uint8Array): unknown[] {
    this.#pending = Buffer.concat([this.#pending, piece]);
    const messages: unknown[] = [];
    for (;;) {
      const colon = this.#pending.indexOf(COLON);
      if (colon < 0) return messages;
      const length = parseLength(this.#pending.toString('latin1', 0, colon));
      const end = colon + 1 + length;
      if (this.#pending.length < end) return messages;
      messages.push(JSON.parse(this.#pending.toString('utf8', colon + 1, end)));
      this.#pending = this.#pending.subarray(end);
    }
  }
}

/** Puts a message into the form in which Marionette reads it. */
export function encodeFrame(message: unknown): string {
  const json = JSON.stringify(message);
  return `${Buffer.byteLength(json)}:${json}`;
}

function parseLength(digits: string): number {
  if (!/^\d+$/.test(digits)) throw new Error(`Not a length of a Marionette message: ${digits}`);
  return Number(digits);
}
