import { expect, test } from 'vitest';
import { FailureError } from '../../core/failure.ts';
import { engineFailure } from './engine-failure.ts';

test.each([
  new RangeError('Array buffer allocation failed'),
  new RangeError('WebAssembly.Memory(): could not allocate memory'),
  new RangeError('Invalid typed array length: 4000000000'),
  new Error('std::bad_alloc'),
  new Error('Aborted(OOM). Build with -sASSERTIONS for more info.'),
  new Error('Failed to allocate memory for requested buffer of size 301989888'),
  new Error('out of memory'),
])('%s is a lack of memory', (error) => {
  expect(engineFailure(error).code).toBe('engine_out_of_memory');
});

test('a failure stays what it is, and the unforeseen is ours', () => {
  expect(engineFailure(new FailureError({ code: 'image_damaged' }))).toEqual({
    code: 'image_damaged',
  });
  expect(engineFailure(new Error('no floats in the output')).code).toBe('internal');
  expect(engineFailure(new TypeError('the room is not defined')).code).toBe('internal');
});
