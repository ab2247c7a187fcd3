import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { TEST_TOKEN } from './accounts.ts';
import type { DeepInfraServer } from './server.ts';

interface Sending {
  readonly method?: string;
  readonly path?: string;
  /** Null for none. */
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** An object goes as JSON. */
  readonly body?: object | Buffer;
  /** Goes away on the first bytes of the answer's body. */
  readonly leaveEarly?: boolean;
}

export interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The body as it came, piece by piece. */
  readonly pieces: readonly Buffer[];
  /** Whether the answer came to its end in good order. */
  readonly complete: boolean;
}

/** Sends a request as a browser would, with the server's certificate as the only one trusted. */
export async function send(server: DeepInfraServer, sending: Sending): Promise<Received> {
  const { method, path = '/v1/openai/chat/completions', token = TEST_TOKEN, body } = sending;
  const headers = {
    ...(token !== null && { authorization: `Bearer ${token}` }),
    ...(body && { 'content-type': 'application/json' }),
    ...sending.headers,
  };
  const options = { method: method ?? (body ? 'POST' : 'GET'), headers };
  const url = `${server.url}${path}`;
  const tls = { ...options, ca: server.certificatePem, servername: 'api.deepinfra.com' };
  const request = url.startsWith('https:') ? httpsRequest(url, tls) : httpRequest(url, options);
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  request.once('response', resolve).on('error', reject);
  request.end(body === undefined || Buffer.isBuffer(body) ? body : JSON.stringify(body));
  return receive(await promise, sending.leaveEarly ?? false);
}

async function receive(response: IncomingMessage, leaveEarly: boolean): Promise<Received> {
  const pieces: Buffer[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  response
    .on('data', (piece: Buffer) => {
      pieces.push(piece);
      if (leaveEarly) response.destroy();
    })
    // A cut shows as an error before it shows as the close.
    .on('error', () => {})
    .once('close', resolve);
  await promise;
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    text: Buffer.concat(pieces).toString('utf8'),
    pieces,
    complete: response.complete,
  };
}
