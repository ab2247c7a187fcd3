import type { IncomingMessage, ServerResponse } from 'node:http';
import { complaintsAbout } from './complaints.ts';
import { epochNow } from './epoch.ts';
import type { RecordedRequest } from './recorded-request.ts';
import { sendReply, type Reply } from './reply.ts';
import { receiveBody } from './request-body.ts';
import { sentImages } from './sent-image.ts';

type Writable<T> = {
  -readonly [K in keyof T]: T[K] extends readonly (infer Item)[] ? Item[] : T[K];
};

/** One request and its answer, with the record of both. */
export class Exchange {
  readonly record: RecordedRequest;
  /** Aborted as soon as nothing more can be sent. */
  readonly gone: AbortSignal;
  /** Whether a chat needs an account. */
  readonly wantsToken: boolean;
  /** Why DeepInfra can't read the body, once it has come. */
  bodyProblem: Reply | null = null;
  readonly #record: Writable<RecordedRequest>;
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #changed: (record: RecordedRequest) => void;
  readonly #leaving = new AbortController();
  #cutHere = false;

  constructor(
    request: IncomingMessage,
    response: ServerResponse,
    changed: (record: RecordedRequest) => void,
    wantsToken = true,
  ) {
    this.wantsToken = wantsToken;
    this.#request = request;
    this.#response = response;
    this.#changed = changed;
    this.#record = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: undefined,
      wireBytes: 0,
      images: [],
      complaints: [],
      receivedAt: epochNow(),
      bodyReceivedAt: null,
      status: null,
      answeredText: '',
      deltas: [],
      writes: [],
      closedAt: null,
      closedEarly: false,
    };
    this.record = this.#record;
    this.gone = this.#leaving.signal;
    response.once('close', () => {
      this.#record.closedAt = epochNow();
      this.#record.closedEarly = !response.writableFinished && !this.#cutHere;
      this.#leaving.abort();
      this.#changed(this.record);
    });
  }

  /** Takes in the body; false where the client goes before it has all come. */
  async receive(): Promise<boolean> {
    const body = await receiveBody(this.#request);
    if (!body) return false;
    this.bodyProblem = body.problem;
    this.#record.body = body.json;
    this.#record.wireBytes = body.wireBytes;
    this.#record.images = sentImages(body.json);
    this.#record.bodyReceivedAt = epochNow();
    if (this.record.method === 'POST') {
      const { headers, images } = this.record;
      this.#record.complaints = complaintsAbout(headers, body.json, images);
    }
    this.#changed(this.record);
    return true;
  }

  /** Sends a whole answer; `answeredText` is the model's text in it. */
  reply(reply: Reply, answeredText = ''): void {
    if (this.gone.aborted) return;
    this.#record.status = reply.status;
    this.#record.answeredText = answeredText;
    sendReply(this.#response, reply);
    this.#changed(this.record);
  }

  /** Sends the head of an answer whose body follows bit by bit. */
  open(contentType: string): void {
    this.#record.status = 200;
    this.#response.writeHead(200, { 'content-type': contentType, 'cache-control': 'no-cache' });
    this.#response.flushHeaders();
    this.#changed(this.record);
  }

  /** Resolves when the bytes are on their way, apart from those before and after them. */
  async write(bytes: Uint8Array): Promise<void> {
    this.gone.throwIfAborted();
    if (this.#response.writableEnded) throw new Error('The answer has already ended');
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const onGone = (): void => reject(new Error('The client has gone'));
    this.gone.addEventListener('abort', onGone, { once: true });
    this.#record.writes.push({ byteLength: bytes.length, sentAt: epochNow() });
    this.#response.write(bytes, () => resolve());
    await promise;
    this.gone.removeEventListener('abort', onGone);
    this.#changed(this.record);
  }

  /** Notes a piece of the model's text whose last byte has just been written. */
  noteDelta(text: string): void {
    this.#record.deltas.push({ text, sentAt: this.record.writes.at(-1)?.sentAt ?? epochNow() });
    this.#record.answeredText += text;
    this.#changed(this.record);
  }

  /** Notes what the stand-in itself, not the client, got wrong. */
  complain(complaint: string): void {
    this.#record.complaints.push(complaint);
  }

  get headersSent(): boolean {
    return this.#response.headersSent;
  }

  end(): void {
    this.#response.end();
  }

  /** Cuts the socket from this side. */
  cut(): void {
    this.#cutHere = true;
    // Before the close is told, or a write in between would throw where nobody catches it.
    this.#leaving.abort();
    this.#response.destroy();
  }
}
