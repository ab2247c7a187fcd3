import OpenAI, { APIConnectionError, APIError } from 'openai';
import { fail, FailureError, type Failure } from '../../core/failure.ts';
import { parseRetryAfter } from '../../core/retry.ts';
import { usableBaseUrl } from '../../core/settings.ts';
import { httpFailure, streamFailure } from './api-failure.ts';
import { compressedFetch } from './compressed-fetch.ts';

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
}

/** Errors: FailureError `base_url_invalid`. */
export function createApiClient({ token, baseUrl, onActivity }: ApiClientOptions): OpenAI {
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
    fetch: (url, init) => watchedFetch(url, init, onActivity),
  });
}

/** fetch that refuses answers which aren't the API's, and reports each piece of the others. */
async function watchedFetch(
  url: RequestInfo | URL,
  init: RequestInit | undefined,
  onActivity: (() => void) | undefined,
): Promise<Response> {
  const response = await compressedFetch(url, init);
  onActivity?.();
  const type = response.headers.get('content-type') ?? '';
  if (response.ok && !/json|event-stream/.test(type)) {
    await response.body?.cancel();
    return fail('bad_answer', { status: response.status });
  }
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

/** What went wrong in a call of the SDK, and how long the server asks to wait, in ms. */
export function apiFailure(
  error: unknown,
  token: string,
): { failure: Failure; retryAfterMs: number | null } {
  const cause = error instanceof APIConnectionError ? error.cause : error;
  if (cause instanceof FailureError) return { failure: cause.failure, retryAfterMs: null };
  if (error instanceof APIConnectionError) {
    return {
      failure: { code: navigator.onLine ? 'network' : 'offline' },
      retryAfterMs: null,
    };
  }
  if (error instanceof APIError) {
    const status: unknown = error.status;
    if (typeof status !== 'number') {
      return { failure: streamFailure(error.error, token), retryAfterMs: null };
    }
    const retryAfter = error.headers?.get('retry-after') ?? null;
    return {
      failure: httpFailure(status, error.error, token),
      retryAfterMs: parseRetryAfter(retryAfter, Date.now()),
    };
  }
  // A stream that breaks in the middle surfaces as the platform's own error.
  if (error instanceof TypeError || error instanceof DOMException) {
    return { failure: { code: 'network' }, retryAfterMs: null };
  }
  return { failure: { code: 'bad_answer' }, retryAfterMs: null };
}
