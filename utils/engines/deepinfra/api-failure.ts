import * as z from 'zod/mini';
import type { Failure, FailureCode } from '../../core/failure.ts';

const texts = z.array(z.object({ msg: z.string() }));
const errorObject = z.object({
  message: z.optional(z.string()),
  code: z.optional(z.nullable(z.string())),
});
/** The envelopes that DeepInfra's routes have been seen to use. The SDK unwraps `error` at times. */
const bodySchema = z.object({
  detail: z.optional(z.union([z.string(), texts, z.object({ error: z.string() })])),
  error: z.optional(z.union([z.string(), errorObject])),
  message: z.optional(z.string()),
  code: z.optional(z.nullable(z.string())),
});

const LONGEST_DETAIL = 300;

/** What an error's body says, in its own words, and its code where it has one. */
function readBody(body: unknown): { message: string; code: string } {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) return { message: '', code: '' };
  const { detail, error, message, code } = parsed.data;
  const inner = typeof error === 'object' ? error : { message: error };
  const said =
    typeof detail === 'string'
      ? detail
      : Array.isArray(detail)
        ? detail.map(({ msg }) => msg).join('; ')
        : (detail?.error ?? inner.message ?? message ?? '');
  return { message: said, code: inner.code ?? code ?? '' };
}

function codeOf(status: number, said: { message: string; code: string }): FailureCode {
  switch (status) {
    case 401:
    case 403:
      return 'token_rejected';
    case 402:
      return 'no_balance';
    case 404:
    case 405:
      return 'model_missing';
    case 408:
      return 'timeout';
    case 413:
      return 'request_too_large';
    case 429:
      return said.code === 'engine_overloaded' || /busy|overloaded/i.test(said.message)
        ? 'model_busy'
        : 'rate_limited';
  }
  if (status >= 500) return 'server_error';
  return said.code === 'context_length_exceeded' ? 'request_too_large' : 'request_refused';
}

/**
 * The failure that an HTTP error stands for. `token` is cut out of what the server says, should it
 * repeat it.
 */
export function httpFailure(status: number, body: unknown, token: string): Failure {
  const said = readBody(body);
  const detail = said.message.replaceAll(token || '\0', '…').slice(0, LONGEST_DETAIL);
  return { code: codeOf(status, said), status, ...(detail ? { detail } : {}) };
}

/** The failure in an `error` event inside a stream, which comes with HTTP status 200. */
export function streamFailure(body: unknown, token: string): Failure {
  const said = readBody(body);
  const busy = said.code === 'engine_overloaded' || /busy|overloaded/i.test(said.message);
  const detail = said.message.replaceAll(token || '\0', '…').slice(0, LONGEST_DETAIL);
  return { code: busy ? 'model_busy' : 'server_error', ...(detail ? { detail } : {}) };
}
