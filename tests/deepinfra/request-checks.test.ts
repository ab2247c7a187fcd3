import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { NO_BALANCE_TOKEN, SCOPED_TOKEN } from './accounts.ts';
import { chatBody, dataUri } from './chat-body.ts';
import type { Scenario } from './scenario.ts';
import { startDeepInfra, type DeepInfraServer } from './server.ts';
import { blankPng, textPng } from './text-png.ts';
import { send } from './wire-client.ts';

const MB = 1024 * 1024;
/** Reads no image, which takes its time. */
const QUICK: Scenario = { kind: 'answer', text: 'Quick' };

let server: DeepInfraServer;
beforeAll(async () => {
  server = await startDeepInfra({ tls: false });
});
afterEach(() => server.reset());
afterAll(() => server.close());

/** A PNG with something behind its end, as large as is wanted. */
function heavyPng(byteLength: number): Buffer {
  const png = blankPng(32, 32);
  return Buffer.concat([png, Buffer.alloc(byteLength - png.length)]);
}

function withRole(role: string): object {
  return { ...chatBody(), messages: [{ role, content: 'Hello' }] };
}

function withDetail(detail: string): object {
  const url = dataUri(blankPng(32, 32));
  const content = [{ type: 'image_url', image_url: { url, detail } }];
  return { ...chatBody(), messages: [{ role: 'user', content }] };
}

describe('the token', () => {
  it.each([
    [null, 401, 'Not authenticated'],
    ['bad', 401, '{"detail":"Unauthorized"}'],
    [NO_BALANCE_TOKEN, 402, 'positive balance'],
    [SCOPED_TOKEN, 200, 'chat.completion'],
  ])('%s is answered with %i', async (token, status, text) => {
    server.play(QUICK);
    expect(await send(server, { token, body: chatBody() })).toMatchObject({
      status,
      text: expect.stringContaining(text),
    });
  });
});

describe('the fields', () => {
  it.each([
    ['a temperature above 2', { ...chatBody(), temperature: 2.1 }, '["body","temperature"]'],
    ['the role developer', withRole('developer'), '["body","messages",0,"role"]'],
    ['a bad detail', withDetail('ultra'), '["body","messages",0,"content",0,"image_url","detail"]'],
    ['no messages', { ...chatBody(), messages: undefined }, '"param":"messages"'],
    ['no messages in the list', { ...chatBody(), messages: [] }, '["body","messages"]'],
    ['no model', { ...chatBody(), model: undefined }, '["body","model"]'],
    ['a stream that is no boolean', { ...chatBody(), stream: 'yes' }, '["body","stream"]'],
  ])('%s is refused with 422', async (_, body, place) => {
    expect(await send(server, { body })).toMatchObject({
      status: 422,
      text: expect.stringContaining(place),
    });
  });

  it('names a model that does not exist', async () => {
    expect(await send(server, { body: chatBody({ model: 'a/b' }) })).toMatchObject({
      status: 404,
      text: '{"detail":{"error":"The model `a/b` does not exist"}}',
    });
  });
});

describe('the body', () => {
  it('may be gzipped', async () => {
    server.play(QUICK);
    const body = gzipSync(JSON.stringify(chatBody()));
    const headers = { 'content-encoding': 'gzip' };
    expect((await send(server, { body, headers })).status).toBe(200);
    expect(server.requests[0]).toMatchObject({ wireBytes: body.length, body: chatBody() });
  });

  it.each([
    ['br', 415],
    ['deflate', 415],
    ['gzip', 400],
  ])('may not be brotli under the name of %s', async (encoding, status) => {
    const body = brotliCompressSync(JSON.stringify(chatBody()));
    const headers = { 'content-encoding': encoding };
    expect((await send(server, { body, headers })).status).toBe(status);
  });

  it('must be JSON', async () => {
    expect((await send(server, { body: Buffer.from('{') })).status).toBe(422);
  });
});

describe('the images', () => {
  const png = textPng('HELLO');

  it('may have 20 MB, and fill a body of more than 28 MB', async () => {
    server.play(QUICK);
    const images = [dataUri(heavyPng(20 * MB)), dataUri(heavyPng(MB))];
    expect((await send(server, { body: chatBody({ images }) })).status).toBe(200);
    expect(server.requests[0]?.wireBytes).toBeGreaterThan(28 * MB);
    expect(server.requests[0]?.images.map((image) => image.bytes.length)).toEqual([20 * MB, MB]);
  });

  it.each([
    ['more than 20 MB', dataUri(heavyPng(20 * MB + 1)), 'larger than 20 MB'],
    ['another type than declared', dataUri(png, 'image/jpeg'), 'image/png, not image/jpeg'],
    ['a type DeepInfra does not take', dataUri(Buffer.from('GIF89a'), 'image/gif'), 'neither'],
    ['broken base64', 'data:image/png;base64,%%%', 'not a base64 data URI'],
    ['no base64', 'data:image/png,abc', 'not a base64 data URI'],
    ['a PNG that ends too early', dataUri(png.subarray(0, 200)), 'could not be decoded'],
    ['a URL', 'https://pages.example/a.png', 'could not be downloaded'],
  ])('are refused: %s', async (_, url, message) => {
    expect(await send(server, { body: chatBody({ images: [url] }) })).toMatchObject({
      status: 400,
      text: expect.stringContaining(message),
    });
  });

  it('are downloaded from where the scenario has put them', async () => {
    const url = 'https://pages.example/a.png';
    server.play({ kind: 'answer', downloads: { [url]: png } });
    const { text } = await send(server, { body: chatBody({ images: [url] }) });
    expect(text).toContain('"content":"HELLO"');
    expect(server.requests[0]?.images).toMatchObject([{ url, mimeType: null, pixelSize: null }]);
  });

  it('are recorded even where the request is refused', async () => {
    await send(server, { token: 'bad', body: chatBody({ images: [dataUri(png)] }) });
    expect(server.requests[0]?.images).toEqual([
      { url: null, mimeType: 'image/png', bytes: png, pixelSize: { width: 276, height: 138 } },
    ]);
  });
});

describe('complaints', () => {
  it('are none about a good request', async () => {
    server.play(QUICK);
    await send(server, { body: chatBody() });
    expect(server.requests[0]?.complaints).toEqual([]);
  });

  it('name all that a good client leaves out', async () => {
    server.play(QUICK);
    const headers = { 'x-stainless-lang': 'js', 'content-type': 'text/plain' };
    const body = {
      ...withDetail('high'),
      max_tokens: undefined,
      max_completion_tokens: 10,
      store: true,
    };
    await send(server, { token: null, headers, body });
    expect(server.requests[0]?.complaints).toEqual([
      'no bearer token',
      'body not sent as JSON',
      'header x-stainless-lang',
      'no max_tokens',
      'field max_completion_tokens',
      'field store',
      'detail on an image',
    ]);
  });

  it('name bad images', async () => {
    await send(server, { body: chatBody({ images: [dataUri(textPng('HELLO'), 'image/webp')] }) });
    expect(server.requests[0]?.complaints).toEqual(['Image is image/png, not image/webp']);
  });
});
