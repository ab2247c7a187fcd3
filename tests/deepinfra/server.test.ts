import { createHash, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { connect as tlsConnect } from 'node:tls';
import { afterEach, expect, it } from 'vitest';
import { chatBody } from './chat-body.ts';
import { startDeepInfra, type DeepInfraServer } from './server.ts';
import { send } from './wire-client.ts';

let server: DeepInfraServer;
afterEach(() => server.close());

it('is api.deepinfra.com to whoever trusts its certificate', async () => {
  server = await startDeepInfra();
  expect(server.url).toBe(`https://127.0.0.1:${server.port}`);
  const { status } = await send(server, { path: '/v1/openai/models', token: null });
  expect(status).toBe(200);
});

it('is nobody to the others', async () => {
  server = await startDeepInfra();
  const socket = tlsConnect({ port: server.port, host: '127.0.0.1' });
  await expect(once(socket, 'secureConnect')).rejects.toThrow(/self-signed/);
});

it('gives the hash of the very key that it shows', async () => {
  server = await startDeepInfra();
  const socket = tlsConnect({ port: server.port, host: '127.0.0.1', ca: server.certificatePem });
  await once(socket, 'secureConnect');
  const certificate = new X509Certificate(socket.getPeerCertificate().raw);
  socket.destroy();
  const spki = certificate.publicKey.export({ type: 'spki', format: 'der' });
  expect(server.spkiHash).toBe(createHash('sha256').update(spki).digest('base64'));
  expect(certificate.checkHost('api.deepinfra.com')).toBe('api.deepinfra.com');
  expect(certificate.checkHost('localhost')).toBe('localhost');
  expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1');
});

it('speaks plain HTTP where that is wanted', async () => {
  server = await startDeepInfra({ tls: false });
  expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
  expect((await send(server, { path: '/models/list' })).status).toBe(200);
});

it('closes whatever is going on: silence, a bare connection, twice', async () => {
  server = await startDeepInfra();
  server.play({ kind: 'answer', headersDelayMs: Infinity });
  const socket = connect(server.port, '127.0.0.1');
  await once(socket, 'connect');
  const sent = send(server, { body: chatBody() });
  const outcome = Promise.allSettled([sent]);
  await server.waitForRequest((request) => request.bodyReceivedAt !== null);
  const dropped = once(socket, 'close');
  await server.close();
  await server.close();
  await dropped;
  expect(await outcome).toMatchObject([{ status: 'rejected' }]);
});

it('forgets all on reset', async () => {
  server = await startDeepInfra();
  server.play({ kind: 'error', status: 503 });
  server.play({ kind: 'error', status: 502 }, { times: 3 });
  expect((await send(server, { body: chatBody() })).status).toBe(502);
  server.reset();
  expect(server.requests).toEqual([]);
  expect((await send(server, { body: chatBody() })).status).toBe(200);
});

it('says what was waited for in vain', async () => {
  server = await startDeepInfra({ tls: false });
  await expect(server.waitForRequest((request) => request.path === '/x', 10)).rejects.toThrow(
    /10 ms in vain for .*'\/x'|10 ms in vain for .*"\/x"/,
  );
  await expect(server.nextStream(10)).rejects.toThrow('manual stream');
});
