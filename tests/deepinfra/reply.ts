import type { ServerResponse } from 'node:http';

/** A finished answer of HTTP, as data. */
export interface Reply {
  readonly status: number;
  /** An object goes as JSON and a string as text; left out, the body is empty. */
  readonly body?: string | object;
  /** Of a text; plain text where it isn't said. */
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown wherever a request turns out to be one that DeepInfra refuses. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly reply: Reply;
  constructor(reply: Reply) {
    super(`Refused with ${reply.status}`);
    this.reply = reply;
  }
}

/** Sends the reply in one piece. No CORS header is ever sent, as DeepInfra documents none. */
export function sendReply(response: ServerResponse, reply: Reply): void {
  const { status, body, headers } = reply;
  const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
  if (body !== undefined) {
    const textType = reply.contentType ?? 'text/plain; charset=utf-8';
    response.setHeader('content-type', typeof body === 'string' ? textType : 'application/json');
  }
  response.setHeader('content-length', Buffer.byteLength(text));
  response.writeHead(status, headers).end(text);
}
