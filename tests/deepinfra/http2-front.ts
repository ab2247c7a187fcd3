import { once } from 'node:events';
import { request } from 'node:http';
import { createSecureServer } from 'node:http2';
import * as z from 'zod/mini';
import type { StandIn } from '../browsers/stand-in.ts';
import { makeCertificate } from './certificate.ts';

/** What browsers and `http2` itself add, which HTTP/1.1 has no place for. */
const ofHttp2 = /^:|^(connection|host|keep-alive|transfer-encoding)$/;

/**
 * Speaks HTTP/2 over TLS, as large APIs do, in front of a stand-in that speaks plain HTTP/1.1. Over
 * HTTP/1.1 a browser keeps six connections to a host and no more.
 */
export async function startHttp2Front(
  behind: number,
): Promise<StandIn & { close(): Promise<void> }> {
  const certificate = await makeCertificate();
  const server = createSecureServer(
    { key: certificate.privateKeyPem, cert: certificate.pem },
    (asked, answer) => {
      const headers = Object.entries(asked.headers).filter(([name]) => !ofHttp2.test(name));
      const through = request({
        host: '127.0.0.1',
        port: behind,
        method: asked.method,
        path: asked.url,
        headers: Object.fromEntries(headers),
      });
      through.on('response', (response) => {
        const back = Object.entries(response.headers).filter(([name]) => !ofHttp2.test(name));
        answer.writeHead(response.statusCode ?? 502, Object.fromEntries(back));
        response.pipe(answer);
      });
      through.on('error', () => answer.stream.close());
      answer.on('close', () => through.destroy());
      asked.pipe(through);
    },
  );
  const sessions = new Set<{ destroy(): void }>();
  server.on('session', (session) => {
    sessions.add(session);
    session.on('error', () => session.destroy());
    session.on('close', () => sessions.delete(session));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: z.object({ port: z.number() }).parse(server.address()).port,
    spkiHash: certificate.spkiHash,
    certificatePem: certificate.pem,
    close: async () => {
      for (const session of sessions) session.destroy();
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}
