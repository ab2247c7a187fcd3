import * as z from 'zod/mini';
import type { Failure, FailureCode } from '../../core/failure.ts';
import { isDeepInfra } from '../../core/deepinfra-address.ts';
import { otherServer } from '../../core/settings.ts';

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
function readBody(body: unknown): Said {
  // Where an error is a string, the SDK gives that alone.
  if (typeof body === 'string') return { message: body.startsWith('<') ? '' : body, code: '' };
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

/** Of whom something was asked, and with which token. */
export interface Asked {
  readonly token: string;
  readonly baseUrl: string;
}

interface Said {
  readonly message: string;
  readonly code: string;
}

function codeOf(status: number, said: Said, baseUrl: string): FailureCode {
  switch (status) {
    case 401:
      return 'token_rejected';
    case 403:
      // Servers on one's own machine refuse by origin, and say so without a word.
      return isDeepInfra(baseUrl) ? 'token_rejected' : 'origin_refused';
    case 402:
      return 'no_balance';
    case 404:
    case 405:
      // A server that has no such route knows no models either: the address is wrong.
      return isDeepInfra(baseUrl) || said.message !== '' ? 'model_missing' : 'bad_answer';
    case 408:
      // The request didn't arrive in time.
      return 'network';
    case 413:
      return 'request_too_large';
    case 429:
      return isBusy(said) ? 'model_busy' : 'rate_limited';
  }
  if (status >= 500) return 'server_error';
  if (said.code === 'context_length_exceeded') return 'request_too_large';
  return /image.*download|download.*image/i.test(said.message)
    ? 'image_unreachable'
    : 'request_refused';
}

function isBusy({ code, message }: Said): boolean {
  return code === 'engine_overloaded' || /busy|overloaded/i.test(message);
}

/** What was said, should it be said to the user; without the token, should it be repeated. */
function detailOf({ message }: Said, token: string): Pick<Failure, 'detail'> {
  const detail = message.replaceAll(token || '\0', '…').slice(0, LONGEST_DETAIL);
  return detail ? { detail } : {};
}

function serverOf(baseUrl: string): Pick<Failure, 'server'> {
  const server = otherServer(baseUrl);
  return server === null ? {} : { server };
}

/** The failure that an HTTP error stands for. */
export function httpFailure(status: number, body: unknown, { token, baseUrl }: Asked): Failure {
  const said = readBody(body);
  const code = codeOf(status, said, baseUrl);
  return { code, status, ...detailOf(said, token), ...serverOf(baseUrl) };
}

/** The failure in an `error` event inside a stream, which comes with HTTP status 200. */
export function streamFailure(body: unknown, { token, baseUrl }: Asked): Failure {
  const said = readBody(body);
  const code = isBusy(said) ? 'model_busy' : 'server_error';
  return { code, ...detailOf(said, token), ...serverOf(baseUrl) };
}
