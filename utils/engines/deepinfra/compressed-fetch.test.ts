import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';

let server: Server | undefined;
afterEach(() => {
  server?.close();
  vi.unstubAllGlobals();
  vi.resetModules();
});

interface Seen {
  readonly encoding: IncomingHttpHeaders['content-encoding'];
  readonly body: string;
}

/** A server under a name that isn't this machine's; `answer` gives the status of each request. */
async function startServer(answer: (encoding: string | undefined, count: number) => number) {
  const seen: Seen[] = [];
  server = createServer((request, response) => {
    void buffer(request).then((bytes) => {
      const encoding = request.headers['content-encoding'];
      const body = encoding === 'gzip' ? gunzipSync(bytes) : bytes;
      seen.push({ encoding, body: body.toString() });
      response.writeHead(answer(encoding, seen.length)).end('{}');
    });
  });
  const { port } = await new Promise<{ port: number }>((resolve) => {
    server?.listen(0, '127.0.0.1', () =>
      resolve(z.object({ port: z.number() }).parse(server?.address())),
    );
  });
  const real = fetch;
  vi.stubGlobal('fetch', (url: string, init: RequestInit) =>
    real(url.replace('https://api.example', `http://127.0.0.1:${port}`), init),
  );
  // What is known of servers is kept for as long as the module lives.
  const { compressedFetch } = await import('./compressed-fetch.ts');
  const post = (body: string, url = 'https://api.example/chat') =>
    compressedFetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  return { seen, post };
}

const large = JSON.stringify({ image: 'abcd'.repeat(30_000) });

describe('compressedFetch', () => {
  it('compresses a large body, and no small one', async () => {
    const { seen, post } = await startServer(() => 200);
    await post(large);
    await post('{}');
    expect(seen).toEqual([
      { encoding: 'gzip', body: large },
      { encoding: undefined, body: '{}' },
    ]);
  });

  it.each([400, 415, 422])('goes plain after %i, once and for all', async (status) => {
    const { seen, post } = await startServer((encoding) => (encoding ? status : 200));
    expect((await post(large)).status).toBe(200);
    expect((await post(large)).status).toBe(200);
    expect(seen.map(({ encoding }) => encoding)).toEqual(['gzip', undefined, undefined]);
  });

  it('takes a refusal for what it is where gzip was taken before', async () => {
    const { seen, post } = await startServer((_, count) => (count === 1 ? 200 : 400));
    await post(large);
    expect((await post(large)).status).toBe(400);
    expect(seen.map(({ encoding }) => encoding)).toEqual(['gzip', 'gzip']);
  });

  it('does not blame gzip for what is refused plain, too', async () => {
    const { seen, post } = await startServer((_, count) => (count < 3 ? 422 : 200));
    expect((await post(large)).status).toBe(422);
    expect((await post(large)).status).toBe(200);
    expect(seen.map(({ encoding }) => encoding)).toEqual(['gzip', undefined, 'gzip']);
  });

  it('goes plain to a server that hangs up on gzip, unless it is DeepInfra', async () => {
    const sent: (string | null)[] = [];
    vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
      const encoding = new Headers(init.headers).get('content-encoding');
      sent.push(encoding);
      if (encoding) throw new TypeError('Failed to fetch');
      return new Response('{}');
    });
    const { compressedFetch } = await import('./compressed-fetch.ts');
    const init = { method: 'POST', body: large };
    await compressedFetch('https://api.example/chat', init);
    expect(sent).toEqual(['gzip', null]);
    const deepinfra = 'https://api.deepinfra.com/v1/openai/chat/completions';
    await expect(compressedFetch(deepinfra, init)).rejects.toThrow('Failed to fetch');
    expect(sent).toEqual(['gzip', null, 'gzip']);
  });

  it('compresses nothing for this machine', async () => {
    const sent: (string | null)[] = [];
    vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
      sent.push(new Headers(init.headers).get('content-encoding'));
      return new Response('{}');
    });
    const { compressedFetch } = await import('./compressed-fetch.ts');
    await compressedFetch('http://localhost:11434/v1/chat', { method: 'POST', body: large });
    expect(sent).toEqual([null]);
  });
});
