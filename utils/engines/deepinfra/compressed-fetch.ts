import { isDeepInfra } from '../../core/deepinfra-address.ts';

/** Bodies of fewer bytes aren't worth it. */
const LEAST_BYTES = 100_000;
/** Statuses with which a server may say that it doesn't read gzip. */
const refusals: ReadonlySet<number> = new Set([400, 415, 422]);
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** What servers do with gzip, by origin, as far as it is known since the background started. */
const known = new Map<string, 'takes' | 'refuses'>();

/**
 * fetch with a large body compressed, which wins back base64's third; plain where the server is
 * found not to take it, or lies on this machine, where there is nothing to be won.
 */
export async function compressedFetch(
  url: RequestInfo | URL,
  init: RequestInit | undefined,
): Promise<Response> {
  const { origin, hostname } = new URL(url instanceof Request ? url.url : url);
  const body = init?.body;
  const isWorth = typeof body === 'string' && body.length >= LEAST_BYTES;
  if (!isWorth || LOOPBACK.test(hostname) || known.get(origin) === 'refuses') {
    return fetch(url, init);
  }
  const takes = known.get(origin) === 'takes';
  const answer = await fetchGzipped(url, { ...init, body }, takes || isDeepInfra(origin));
  if (answer && (takes || !refusals.has(answer.status))) {
    if (answer.ok) known.set(origin, 'takes');
    return answer;
  }
  await answer?.body?.cancel();
  const plain = await fetch(url, init);
  // Refused for another reason, it is refused the same way.
  if (plain.ok) known.set(origin, 'refuses');
  return plain;
}

/** Null where there was no answer, and the reason may be the encoding: a server's CORS rules. */
async function fetchGzipped(
  url: RequestInfo | URL,
  init: RequestInit & { body: string },
  mustAnswer: boolean,
): Promise<Response | null> {
  const packed = new Blob([init.body]).stream().pipeThrough(new CompressionStream('gzip'));
  const headers = new Headers(init.headers);
  headers.set('content-encoding', 'gzip');
  try {
    return await fetch(url, { ...init, headers, body: await new Response(packed).blob() });
  } catch (error) {
    if (mustAnswer || init.signal?.aborted) throw error;
    return null;
  }
}
