import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Socket } from 'node:net';
import * as z from 'zod/mini';
import { makeCertificate, type Certificate } from './certificate.ts';
import { Exchange } from './exchange.ts';
import type { ManualStream } from './manual-stream.ts';
import { ManualStreams } from './manual-streams.ts';
import type { RecordedRequest } from './recorded-request.ts';
import { RequestLog } from './request-log.ts';
import type { Route, Scenario } from './scenario.ts';
import { ScenarioQueue } from './scenario-queue.ts';
import { serve } from './serve.ts';

const WAIT_MS = 10_000;

/**
 * A stand-in for api.deepinfra.com on this machine. Without a scenario it answers as DeepInfra
 * documents it, and the text it answers is really read (by `tesseract`) in the image it was sent.
 */
export interface DeepInfraServer {
  readonly port: number;
  /** `https://127.0.0.1:PORT`, or `http:` without TLS; the API's base is `/v1/openai` below it. */
  readonly url: string;
  readonly certificatePem: string;
  /** For Chromium's `--ignore-certificate-errors-spki-list`. */
  readonly spkiHash: string;
  /** All requests since the last reset, in the order of their coming. */
  readonly requests: readonly RecordedRequest[];
  /** The first request that fits, here already or yet to come; looked at as each one goes on. */
  waitForRequest(
    fits: (request: RecordedRequest) => boolean,
    timeoutMs?: number,
  ): Promise<RecordedRequest>;
  /**
   * Plays the scenario on the route (`chat` if not said): for the next `times` requests that have
   * none yet, or else for all requests after those, until another is played. Routes other than
   * `chat` know errors, closing at once and the delay of an answer.
   */
  play(scenario: Scenario, options?: { times?: number; route?: Route }): void;
  /** The stream of the next request under a manual scenario. */
  nextStream(timeoutMs?: number): Promise<ManualStream>;
  /** Cuts what is still being answered and forgets all requests, streams and scenarios. */
  reset(): void;
  close(): Promise<void>;
}

/**
 * Starts the stand-in on a free port; with `tls: false` as plain HTTP, for loopback base URLs, and
 * `wantsToken: false` as a server of one's own, which answers who comes without one.
 */
export async function startDeepInfra({
  tls = true,
  wantsToken = true,
}: { tls?: boolean; wantsToken?: boolean } = {}): Promise<DeepInfraServer> {
  const log = new RequestLog();
  const scenarios = new ScenarioQueue();
  const manualStreams = new ManualStreams();
  const running = new Set<Exchange>();
  const certificate = await makeCertificate();
  const listener: RequestListener = (request, response) => {
    const exchange = new Exchange(request, response, (record) => log.changed(record), wantsToken);
    running.add(exchange);
    response.once('close', () => running.delete(exchange));
    log.requests.push(exchange.record);
    log.changed(exchange.record);
    void serve(exchange, scenarios, manualStreams);
  };
  const server = createServer(listener, tls ? certificate : null);
  const sockets = trackSockets(server);
  const port = await listen(server);
  const reset = (): void => {
    for (const exchange of running) exchange.cut();
    log.requests.length = 0;
    scenarios.clear();
    manualStreams.clear();
  };
  return {
    port,
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    certificatePem: certificate.pem,
    spkiHash: certificate.spkiHash,
    requests: log.requests,
    waitForRequest: (fits, timeoutMs = WAIT_MS) => log.waitFor(fits, timeoutMs),
    play: (scenario, { times, route = 'chat' } = {}) => scenarios.add(route, scenario, times),
    nextStream: (timeoutMs = WAIT_MS) => manualStreams.next(timeoutMs),
    reset,
    close: async () => {
      reset();
      for (const socket of sockets) socket.destroy();
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}

function createServer(listener: RequestListener, certificate: Certificate | null): Server {
  if (!certificate) return createHttpServer(listener);
  return createHttpsServer({ key: certificate.privateKeyPem, cert: certificate.pem }, listener);
}

/** The server's own list lacks connections that are still shaking hands or idle. */
function trackSockets(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return sockets;
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return z.object({ port: z.number() }).parse(server.address()).port;
}
