import { describe, expect, it } from 'vitest';
import { DEFAULT_BASE_URL } from '../../core/deepinfra-address.ts';
import { httpFailure, streamFailure } from './api-failure.ts';

const asked = { token: 'secret', baseUrl: DEFAULT_BASE_URL };
const ollama = { token: '', baseUrl: 'http://127.0.0.1:11434/v1' };

describe('httpFailure', () => {
  it.each([
    [401, { detail: 'Unauthorized' }, 'token_rejected', 'Unauthorized'],
    [
      401,
      { error: { message: 'User is not authorized' } },
      'token_rejected',
      'User is not authorized',
    ],
    [403, { detail: { error: 'Not authenticated' } }, 'token_rejected', 'Not authenticated'],
    [402, { detail: 'You need positive balance' }, 'no_balance', 'You need positive balance'],
    [
      402,
      { error: { message: 'You need positive balance' } },
      'no_balance',
      'You need positive balance',
    ],
    [
      404,
      { detail: { error: 'The model `x` does not exist' } },
      'model_missing',
      'The model `x` does not exist',
    ],
    [404, { error: 'Model not found' }, 'model_missing', 'Model not found'],
    [405, undefined, 'model_missing', undefined],
    [
      400,
      { error: { message: 'Input too long', code: 'context_length_exceeded' } },
      'request_too_large',
      'Input too long',
    ],
    [
      400,
      { message: 'could not download the image' },
      'image_unreachable',
      'could not download the image',
    ],
    [408, { detail: 'Request timeout' }, 'network', 'Request timeout'],
    [413, '<html>', 'request_too_large', undefined],
    [
      422,
      { detail: [{ loc: ['a'], msg: 'Field required', type: 'missing' }] },
      'request_refused',
      'Field required',
    ],
    [
      429,
      { error: { message: 'Model busy, retry later', code: 'engine_overloaded' } },
      'model_busy',
      'Model busy, retry later',
    ],
    [429, { detail: 'Rate limited' }, 'rate_limited', 'Rate limited'],
    [502, '<html>', 'server_error', undefined],
    [503, undefined, 'server_error', undefined],
  ] as const)('%i %o is %s', (status, body, code, detail) => {
    const failure = httpFailure(status, body, asked);
    expect(failure).toEqual({ code, status, ...(detail ? { detail } : {}) });
  });

  it.each([
    [403, undefined, 'origin_refused'],
    [404, undefined, 'bad_answer'],
    [404, { error: { message: 'model "x" not found' } }, 'model_missing'],
    [405, undefined, 'bad_answer'],
  ] as const)('%i %o of another server is %s', (status, body, code) => {
    expect(httpFailure(status, body, ollama)).toMatchObject({ code, server: '127.0.0.1:11434' });
  });

  it('never repeats the token', () => {
    const failure = httpFailure(
      401,
      { detail: 'Bad token: secret-123' },
      { ...asked, token: 'secret-123' },
    );
    expect(failure.detail).toBe('Bad token: …');
  });
});

it('tells a busy model from a fault inside a stream', () => {
  expect(streamFailure({ message: 'overloaded', code: 'engine_overloaded' }, asked).code).toBe(
    'model_busy',
  );
  expect(streamFailure({ message: 'boom' }, asked)).toEqual({
    code: 'server_error',
    detail: 'boom',
  });
});
