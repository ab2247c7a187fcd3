import type { ErrorScenario } from './scenario.ts';

const NO_BALANCE = 'You need positive balance to do inference. Please top up your account.';
const HTML = 'text/html; charset=utf-8';

function error(status: number, body?: string | object): ErrorScenario {
  return body === undefined ? { kind: 'error', status } : { kind: 'error', status, body };
}

function html(status: number, title: string): ErrorScenario {
  const body = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`;
  return { kind: 'error', status, body, contentType: HTML };
}

function named(message: string, more: Readonly<Record<string, string | null>>): object {
  return { error: { message, ...more } };
}

/** Every error that has been seen from DeepInfra, in each of the shapes it has been seen in. */
export const errors = {
  unauthorizedDetail: error(401, { detail: 'Unauthorized' }),
  unauthorizedMessage: error(401, named('User is not authorized', {})),
  notAuthenticatedMessage: error(
    401,
    named('Not authenticated', { type: 'invalid_request_error', param: null, code: null }),
  ),
  notAuthenticatedDetail: error(403, { detail: { error: 'Not authenticated' } }),
  noBalanceDetail: error(402, { detail: NO_BALANCE }),
  noBalanceDetailError: error(402, { detail: { error: NO_BALANCE } }),
  noBalanceMessage: error(402, named(NO_BALANCE, { type: 'insufficient_quota', code: null })),
  modelMissing: unknownModel('x'),
  nativeModelMissing: error(404, { error: 'Model not found' }),
  methodNotAllowed: error(405),
  requestTimeout: error(408, { detail: 'Request timeout' }),
  contextLength: error(
    400,
    named('Input too long: 300000 tokens, the limit is 262144', {
      type: 'invalid_request_error',
      code: 'context_length_exceeded',
    }),
  ),
  imageNotDownloaded: error(
    400,
    named('Image could not be downloaded', { type: 'invalid_request_error', code: null }),
  ),
  tooLargeHtml: html(413, '413 Request Entity Too Large'),
  tooLargeText: error(413, 'Payload Too Large'),
  unsupportedEncoding: error(415, { detail: 'Unsupported content encoding' }),
  unprocessableDetail: error(422, {
    detail: [{ loc: ['body', 'messages'], msg: 'Field required', type: 'missing' }],
  }),
  unprocessableMessage: error(
    422,
    named('Field required', { type: 'invalid_request_error', param: 'messages', code: null }),
  ),
  /** A server that doesn't know the option by which thinking is turned off. */
  reasoningRefused: error(422, {
    detail: [
      {
        loc: ['body', 'reasoning_effort'],
        msg: 'Extra inputs are not permitted',
        type: 'extra_forbidden',
      },
    ],
  }),
  /** A server that wants the last word to be the user's. */
  prefillRefused: error(
    400,
    named('The last message must have the role user', { type: 'invalid_request_error' }),
  ),
  modelBusy: error(429, modelBusyBody()),
  modelBusyRetryAfter: { ...error(429, modelBusyBody()), headers: { 'retry-after': '1' } },
  rateLimitedMessage: error(429, named('Rate limited', { type: 'rate_limit_error', code: null })),
  rateLimitedDetail: error(429, { detail: 'Rate limited' }),
  internalMessage: error(500, named('Internal server error', { type: 'server_error' })),
  badGatewayHtml: html(502, '502 Bad Gateway'),
  badGatewayText: error(502, 'error code: 502'),
  unavailableHtml: html(503, '503 Service Temporarily Unavailable'),
  unavailableText: error(503, 'Service Unavailable'),
  /** A captive portal's or a proxy's page, served as if all were well. */
  htmlWith200: html(200, 'Sign in to the network'),
} as const satisfies Record<string, ErrorScenario>;

/** The 404 for a model that DeepInfra doesn't have. */
export function unknownModel(model: string): ErrorScenario {
  return error(404, { detail: { error: `The model \`${model}\` does not exist` } });
}

function modelBusyBody(): object {
  return named('Model busy, retry later', { type: 'server_error', code: 'engine_overloaded' });
}
