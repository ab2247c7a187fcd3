import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { errors } from './errors.ts';
import { Refusal, type Reply } from './reply.ts';

const gunzipped = promisify(gunzip);

export interface RequestBody {
  /** The size on the wire, compressed or not. */
  readonly wireBytes: number;
  readonly json: unknown;
  /** Why DeepInfra can't read the body. */
  readonly problem: Reply | null;
}

/** Takes the whole body, of any size; null where the client goes before it has all come. */
export async function receiveBody(request: IncomingMessage): Promise<RequestBody | null> {
  const bytes = await buffer(request).catch(() => null);
  if (!bytes) return null;
  const wireBytes = bytes.length;
  try {
    const json = await parseBody(bytes, request.headers['content-encoding']);
    return { wireBytes, json, problem: null };
  } catch (error) {
    if (error instanceof Refusal) return { wireBytes, json: undefined, problem: error.reply };
    throw error;
  }
}

async function parseBody(bytes: Buffer, encoding: string | undefined): Promise<unknown> {
  if (bytes.length === 0) return undefined;
  const text = (await decode(bytes, encoding)).toString('utf8');
  try {
    const json: unknown = JSON.parse(text);
    return json;
  } catch {
    const detail = [{ loc: ['body', 0], msg: 'JSON decode error', type: 'json_invalid' }];
    throw new Refusal({ status: 422, body: { detail } });
  }
}

async function decode(bytes: Buffer, encoding = 'identity'): Promise<Buffer> {
  if (encoding === 'identity') return bytes;
  if (encoding !== 'gzip') throw new Refusal(errors.unsupportedEncoding);
  try {
    return await gunzipped(bytes);
  } catch {
    throw new Refusal({ status: 400, body: { detail: 'Body is not gzip' } });
  }
}
