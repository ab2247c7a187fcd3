import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import * as z from 'zod/mini';
import { encodeFrame, FrameReader } from './marionette-frames.ts';

const COMMAND = 0;

const Failure = z.object({ error: z.string(), message: z.string() });
const Answer = z.tuple([z.literal(1), z.number(), z.nullable(Failure), z.unknown()]);

interface Waiting {
  readonly command: string;
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** The connection over which Firefox is driven: Mozilla's own protocol below WebDriver. */
export class Marionette {
  readonly #socket: Socket;
  readonly #frames = new FrameReader();
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
  }

  /** Connects to a Firefox that listens on this port of this machine. */
  static async connect(port: number): Promise<Marionette> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const marionette = new Marionette(socket);
    socket.on('data', (piece) => marionette.#receive(piece));
    socket.on('close', () => marionette.#end());
    // An error is always followed by the end of the connection, which is handled above.
    socket.on('error', () => undefined);
    return marionette;
  }

  /** Sends a command, such as `WebDriver:Navigate`, and gives its result as Firefox sent it. */
  async send(command: string, parameters: Record<string, unknown> = {}): Promise<unknown> {
    if (this.#socket.destroyed) throw new Error(`${command}: the connection to Firefox ended`);
    const id = ++this.#lastId;
    const result = new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, { command, resolve, reject });
    });
    this.#socket.write(encodeFrame([COMMAND, id, command, parameters]));
    return result;
  }

  /** Ends the connection; commands under way fail. */
  close(): void {
    this.#socket.destroy();
  }

  #receive(piece: Buffer): void {
    for (const message of this.#frames.push(piece)) {
      // The first message is a greeting, an object. All others are answers.
      if (!Array.isArray(message)) continue;
      const [, id, failure, result] = z.parse(Answer, message);
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (failure === null) waiting?.resolve(result);
      else {
        const { error, message: reason } = failure;
        waiting?.reject(new Error(`${waiting.command}: ${error}: ${reason}`));
      }
    }
  }

  #end(): void {
    for (const waiting of this.#waiting.values()) {
      waiting.reject(new Error(`${waiting.command}: the connection to Firefox ended`));
    }
    this.#waiting.clear();
  }
}
