import OpenAI, { APIConnectionError, APIError } from 'openai';
import { fail, FailureError, type Failure } from '../../core/failure.ts';
import { parseRetryAfter } from '../../core/retry.ts';
import { usableBaseUrl } from '../../core/settings.ts';
import { isOnline } from '../../platform/network.ts';
import { httpFailure, streamFailure, type Asked } from './api-failure.ts';
import { compressedFetch } from './compressed-fetch.ts';
import type { Send } from './kept-fetch.ts';

/** Headers by which the SDK tells the server about the user's system: none of its business. */
const silenced = Object.fromEntries(
  ['Arch', 'Lang', 'OS', 'Package-Version', 'Retry-Count', 'Runtime', 'Runtime-Version', 'Timeout']
    .map((name) => [`X-Stainless-${name}`, null])
    .concat([['X-Stainless-Helper-Method', null]]),
);

export interface ApiClientOptions {
  readonly token: string;
  readonly baseUrl: string;
  /** Called for every piece of an answer that arrives, pings included, so that silence can be told. */
  readonly onActivity?: () => void;
  /** What sends a request that has a body; the platform's fetch where it is absent. */
  readonly send?: Send | undefined;
  /** Called when a request sets out, which one that has to wait its turn does later. */
  readonly onSent?: () => void;
}

/** Errors: FailureError `base_url_invalid`. */
export function createApiClient(options: ApiClientOptions): OpenAI {
  const { token, baseUrl, onActivity } = options;
  const baseURL = usableBaseUrl(baseUrl) ?? fail('base_url_invalid');
  return new OpenAI({
    // The SDK insists on a key; the catalogue is public, and local servers often want none.
    apiKey: token || 'none',
    baseURL,
    // The SDK's own two retries come within 1.4 s, too quick for a busy model; ours are in read.ts.
    maxRetries: 0,
    // Its timeout covers the wait for headers alone; ours cover silence, so this one stays out of the way.
    timeout: 15 * 60_000,
    // The token is the user's own and stays in their browser: there is no server of ours to hide it in.
    dangerouslyAllowBrowser: true,
    defaultHeaders: token ? silenced : { ...silenced, Authorization: null },
    fetch: (url, init) => watchedFetch(sent(url, init, options), url, onActivity),
  });
}

function sent(
  url: RequestInfo | URL,
  init: RequestInit | undefined,
  { send, onSent = () => {} }: ApiClientOptions,
): Promise<Response> {
  const body = init?.body;
  if (send && typeof body === 'string') return send(addressOf(url), { ...init, body }, onSent);
  onSent();
  return compressedFetch(url, init);
}

/** Refuses an answer which isn't the API's, and reports each piece of another. */
async function watchedFetch(
  answer: Promise<Response>,
  url: RequestInfo | URL,
  onActivity: (() => void) | undefined,
): Promise<Response> {
  const response = await answer;
  onActivity?.();
  const type = response.headers.get('content-type') ?? '';
  if (response.ok && !/json|event-stream/.test(type)) {
    await response.body?.cancel();
    return fail('bad_answer', { status: response.status });
  }
  if (response.ok && type.includes('json') && isChat(url)) return asStream(response);
  if (!response.body || !onActivity) return response;
  const watched = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        onActivity();
        controller.enqueue(piece);
      },
    }),
  );
  const { status, statusText, headers } = response;
  return new Response(watched, { status, statusText, headers });
}

function isChat(url: RequestInfo | URL): boolean {
  return addressOf(url).endsWith('/chat/completions');
}

function addressOf(url: RequestInfo | URL): string {
  return String(url instanceof Request ? url.url : url);
}

/** The answer of a server that doesn't stream, though it was asked to, as a stream of one event. */
async function asStream(response: Response): Promise<Response> {
  const body: unknown = await response.json().catch(() => fail('bad_answer'));
  return new Response(`data: ${JSON.stringify(body)}\n\ndata: [DONE]\n\n`, {
    headers: { 'content-type': 'text/event-stream' },
  });
}

/** What went wrong in a call of the SDK, and how long the server asks to wait, in ms. */
export function apiFailure(
  error: unknown,
  asked: Asked,
): { failure: Failure; retryAfterMs: number | null } {
  const cause = error instanceof APIConnectionError ? error.cause : error;
  if (cause instanceof FailureError) return { failure: cause.failure, retryAfterMs: null };
  if (error instanceof APIConnectionError) {
    return {
      failure: { code: isOnline() ? 'network' : 'offline' },
      retryAfterMs: null,
    };
  }
  if (error instanceof APIError) {
    const status: unknown = error.status;
    if (typeof status !== 'number') {
      return { failure: streamFailure(error.error, asked), retryAfterMs: null };
    }
    const retryAfter = error.headers?.get('retry-after') ?? null;
    return {
      failure: httpFailure(status, error.error, asked),
      retryAfterMs: parseRetryAfter(retryAfter, Date.now()),
    };
  }
  // A stream that breaks in the middle surfaces as the platform's own error.
  if (error instanceof TypeError || error instanceof DOMException) {
    return { failure: { code: isOnline() ? 'network' : 'offline' }, retryAfterMs: null };
  }
  return { failure: { code: 'bad_answer' }, retryAfterMs: null };
}
